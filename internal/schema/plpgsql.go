package schema

const maxRounds = 1000
