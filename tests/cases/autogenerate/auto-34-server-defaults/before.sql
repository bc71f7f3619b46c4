CREATE TABLE t (
    id SERIAL PRIMARY KEY, left_alone text DEFAULT 'b', left_without text DEFAULT 'c', left_identity integer NOT NULL,
    doc json DEFAULT '{"a": 1}', same text DEFAULT 'x', other text DEFAULT 'z', gone text DEFAULT 'w',
    given timestamp DEFAULT CURRENT_TIMESTAMP, usual integer DEFAULT 1, usual_same integer DEFAULT 2, nothing integer
);
