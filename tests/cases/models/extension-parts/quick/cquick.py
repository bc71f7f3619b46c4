from quick._quick import parse
