"""Each of the 34 cases of the W3C's SPARQL 1.1 Protocol manifest has a test of its name here."""

import re
from pathlib import Path

MANIFEST = """
query_post_form query_dataset_default_graphs_get query_dataset_default_graphs_post
query_dataset_named_graphs_post query_dataset_named_graphs_get query_dataset_full
query_multiple_dataset query_get query_content_type_select query_content_type_ask
query_content_type_describe query_content_type_construct update_dataset_default_graph
update_dataset_default_graphs update_dataset_named_graphs update_dataset_full update_post_form
update_post_direct update_base_uri query_post_direct bad_query_method bad_multiple_queries
bad_query_wrong_media_type bad_query_missing_form_type bad_query_missing_direct_type
bad_query_non_utf8 bad_query_syntax bad_update_get bad_multiple_updates
bad_update_wrong_media_type bad_update_missing_form_type bad_update_non_utf8 bad_update_syntax
bad_update_dataset_conflict
""".split()


def test_each_case_is_tested_once() -> None:
    here = Path(__file__)
    sources = [path for path in here.parent.glob("test_w3c_*.py") if path != here]

    tested = [
        name
        for source in sources
        for name in re.findall(r"^def test_(\w+)\(", source.read_text(encoding="utf-8"), re.M)
    ]

    assert len(MANIFEST) == 34
    assert sorted(tested) == sorted(MANIFEST)
