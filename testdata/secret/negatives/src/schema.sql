CREATE TABLE users (id uuid PRIMARY KEY, password_hash text NOT NULL, token text, api_key varchar(64));
CREATE UNIQUE INDEX users_token_key ON users (token);
INSERT INTO users (id, password_hash) VALUES ('7412c272-02b7-4c51-9fbe-ffb3a8e3ac9b', '$2b$12$X72mRd6QynnbiyqGT194xFrfhqN3TNss8NRLVbshEg2SzzziRy87Q');
