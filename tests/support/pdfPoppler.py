"""Fills a form with poppler, the engine of Evince: values as JSON on standard input, file in, file out."""

import json
import pathlib
import sys

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402

source, target = (pathlib.Path(argument).resolve().as_uri() for argument in sys.argv[1:3])
values = json.load(sys.stdin)
document = Poppler.Document.new_from_file(source, None)
for number in range(document.get_n_pages()):
    for mapping in document.get_page(number).get_form_field_mapping():
        field = mapping.field
        value = values.get(field.get_name())
        if value is None:
            continue
        kind = field.get_field_type()
        if kind == Poppler.FormFieldType.TEXT:
            field.text_set_text(value)
        elif kind == Poppler.FormFieldType.BUTTON:
            field.button_set_state(True)
document.save(target)
