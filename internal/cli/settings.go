package cli

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"github.com/pare-dev/pare/internal/source"
)

// settings say what holds for a run: a flag, else its variable PARE_<FLAG>, else
// what pare.yaml says, else the flag's default. viper knows flags and variables
// alone; pare.yaml is read by package config and handed over.
type settings struct {
	*viper.Viper
	flags *pflag.FlagSet
}

func newSettings(flags *pflag.FlagSet) settings {
	v := viper.New()
	v.SetEnvPrefix("pare")
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	v.AutomaticEnv()
	if err := v.BindPFlags(flags); err != nil {
		panic(err) // it never fails
	}
	return settings{v, flags}
}

// variable is the name of the variable that gives a setting, "" where it does
// not.
func (s settings) variable(name string) string {
	variable := "PARE_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
	if s.flags.Changed(name) || os.Getenv(variable) == "" {
		return ""
	}
	return variable
}

// origin names where a setting was given, as the user would.
func (s settings) origin(name string) string {
	return cmp.Or(s.variable(name), "--"+name)
}

// list is a setting that can be given several times. Its variable separates the
// values as PATH does, since paths may hold blanks. An empty one is a slip, such
// as a variable of a script that is not set.
func (s settings) list(name string) ([]string, error) {
	list := s.GetStringSlice(name)
	if variable := s.variable(name); variable != "" {
		list = filepath.SplitList(os.Getenv(variable))
	}
	if flag := s.flags.Lookup(name); flag != nil && flag.Changed {
		// viper goes through the flag's printed form, in which [""] is nothing.
		if values, ok := flag.Value.(pflag.SliceValue); ok {
			list = values.GetSlice()
		}
	}
	if slices.Contains(list, "") {
		return nil, usageError{s.origin(name) + " is empty", "write a value after it, or leave it out"}
	}
	return list, nil
}

// choice is a setting that is one of a few words.
func (s settings) choice(name string, words []string) (string, error) {
	value := s.GetString(name)
	if slices.Contains(words, value) {
		return value, nil
	}
	return "", noValue(value, s.origin(name), cmp.Or(source.DidYouMean(value, words), expected(words)))
}

// yes is a setting that is given or not.
func (s settings) yes(name string) (bool, error) {
	value := s.GetString(name)
	yes, err := strconv.ParseBool(value)
	if err != nil {
		return false, noValue(value, s.origin(name), expected([]string{"true", "false"}))
	}
	return yes, nil
}

// share is a setting from 0 to 1, which may be written in percent.
func (s settings) share(name string) (float64, error) {
	value := s.GetString(name)
	number, percent := strings.CutSuffix(value, "%")
	share, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if percent {
		share /= 100
	}
	if err != nil || !(share >= 0 && share <= 1) {
		return 0, noValue(value, s.origin(name), "expected a number from 0 to 1, such as 0.75, or 75%")
	}
	return share, nil
}

func noValue(value, origin, hint string) error {
	return usageError{"“" + value + "” is not a value of " + origin, hint}
}

func expected(words []string) string { return "expected one of " + strings.Join(words, ", ") }
