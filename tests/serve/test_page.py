from __future__ import annotations

import pytest

from feedkit.outputs.pages.security import policy
from feedkit.serve.page import let_in, notice, with_script

TAG = '<script src="/.feedkit/reload.js" data-site="s" defer></script>\n'


@pytest.mark.parametrize(
    ("page", "dressed"),
    [
        ("<head><title>a</title></head><body></body>", f"<head><title>a</title>{TAG}</head>"),
        ("<HEAD></HEAD ><body>", f"<HEAD>{TAG}</HEAD ><body>"),
        ("<p>no head</p></body>", f"<p>no head</p>{TAG}</body>"),
        ("bare", f"bare{TAG}"),
    ],
)
def test_the_script_is_put_where_a_browser_runs_it(page, dressed):
    assert with_script(page, "s").startswith(dressed)
    assert with_script(page, "s").count("<script") == 1


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        (
            "script-src https://a.example; connect-src 'none'",
            "script-src https://a.example 'self'; connect-src 'self'",
        ),
        ("SCRIPT-SRC 'NONE'", "script-src 'self'"),
        ("img-src 'self'", "img-src 'self'"),
        ("", ""),
    ],
)
def test_a_policy_lets_the_script_in_and_nobody_else(written, served):
    assert let_in(written) == served


def test_the_policy_of_built_pages_needs_no_change():
    assert let_in(policy()) == policy()


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_policy_in_a_page_is_found_in_either_quotes(quote):
    inner = "default-src &#x27;none&#x27;" if quote == "'" else "default-src 'none'"
    meta = f"<meta content={quote}{inner}{quote} http-equiv=content-security-policy>"
    served = with_script(f"<head>{meta}</head>", "s")
    assert "script-src &#x27;self&#x27;" in served
    assert "connect-src &#x27;self&#x27;" in served


def test_a_notice_shows_hostile_text_as_text():
    page = notice("<b>", ["<script>alert(1)</script>"])
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page
