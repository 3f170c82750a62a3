"""Words for the code names of sealed cases: two of them make one. None says anything of anybody, of a place or of harm,
and none is a name that a person might bear."""

_FIRST = """
brass brick cedar chalk clay cobalt copper cork cotton enamel felt flint granite lacquer linen maple marble moss nickel
oak ochre paper parchment pewter plaster pumice quartz russet sandstone silver slate teak thatch timber tin umber
varnish walnut wicker woollen yellow
"""
_SECOND = """
acorn anchor anvil arch basket beacon bobbin button candle compass drum easel feather funnel gable globe hinge kettle
ladder lantern lattice loom mirror oar paddle pebble pendulum pulley quill rudder sail shuttle spindle spool sundial
teapot thimble trellis wheel windmill
"""
FIRST = tuple(_FIRST.split())
SECOND = tuple(_SECOND.split())
