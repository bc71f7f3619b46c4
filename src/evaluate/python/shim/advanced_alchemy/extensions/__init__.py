"""What frameworks take from Advanced Alchemy."""
