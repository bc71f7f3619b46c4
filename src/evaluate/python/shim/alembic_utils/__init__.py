"""Functions, triggers, views and the like as entities with directives of their own."""
