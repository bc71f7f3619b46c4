"""The part of Authlib that tables have: the columns of its mixins."""
