"""What must hold of the ontology and the data, checked: several checks, one report.

`run.validate` runs the checks over a `Material` (the files, parsed once) and returns a
`report.Report`, which `render_text`, `render_json` and `render_shacl` write.
"""
