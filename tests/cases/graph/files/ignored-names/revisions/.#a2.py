not python at all
