-- The similarity model's arrays as their bytes, little-endian, in parts; stored-model.ts names them.
CREATE TABLE similarity_model ("array" VARCHAR, part INTEGER, bytes BLOB)
