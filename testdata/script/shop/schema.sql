CREATE TABLE orders (
    email text NOT NULL,
    title text
);
