from __future__ import annotations

import pytest

from feedkit.source.load import load
from feedkit.source.shows import list_findings, read_shows, shared_with

HEAD = "title: Harbour Media\naddress: https://harbour.example/casts\n"


@pytest.fixture
def shelf(new_show):
    """A folder with a show called “show” and a list of shows above it."""
    show = new_show()
    root = show.root.parent

    def write(text):
        (root / "shows.yaml").write_text(HEAD + text)
        return root

    write.show = show
    return write


def complaints(root):
    document = read_shows(root)
    assert document.findings == ()
    return [(each.code, each.at, each.message) for each in list_findings(root, document.value)]


@pytest.mark.parametrize(
    ("listed", "index", "message"),
    [
        ("[show, tides]", 1, "does not exist"),
        ("[show, empty]", 1, "holds no show.yaml"),
        ("[show, show]", 1, "is listed twice"),
        ("[show, ./show/]", 1, "is listed twice"),
        ("[show, SHOW]", 1, ""),
        ("[show, show/inner]", 1, "lie one inside the other"),
        ("[show/inner, show]", 1, "lie one inside the other"),
        ("[/etc, show]", 0, "is no path below this folder"),
        ("[C:/shows, show]", 0, "is no path below this folder"),
        ("[.., show]", 0, "is no path below this folder"),
        ("[show/../show]", 0, "is no path below this folder"),
        ("[.]", 0, "is no path below this folder"),
        ("[public/show]", 0, "has for itself"),
        ("[assets]", 0, "has for itself"),
        ("[my show]", 0, "characters that cannot"),
        ("[.feedkit]", 0, "characters that cannot"),
        ("[elsewhere]", 0, "leads out of this folder"),
    ],
)
def test_a_wrong_list_is_said_at_its_place(shelf, tmp_path_factory, listed, index, message):
    root = shelf(f"shows: {listed}\n")
    (root / "empty").mkdir()
    inner = root / "show" / "inner"
    inner.mkdir()
    (inner / "show.yaml").write_text("")
    outside = tmp_path_factory.mktemp("outside")
    (root / "elsewhere").symlink_to(outside, target_is_directory=True)
    [(code, at, said)] = complaints(root)
    assert (code, at) == ("SRC024", ("shows", index))
    assert message in said


def test_a_show_beside_its_own_list_is_none(shelf):
    root = shelf("shows: [show]\n")
    (root / "show.yaml").write_text("title: x\n")
    [(code, at, said)] = complaints(root)
    assert (code, at) == ("SRC024", ())
    assert "stands beside" in said


def test_folders_in_folders_are_fine(shelf):
    root = shelf("shows: [show, more/tides]\n")
    (root / "more/tides").mkdir(parents=True)
    (root / "more/tides/show.yaml").write_text("")
    assert complaints(root) == []


def test_what_the_list_gives_fills_gaps_and_never_more(shelf):
    people = "people: {ada: {name: Ada Q, role: host}, bo: {name: Bo, page: https://bo.example/}}\n"
    shelf(f"shows: [show]\n{people}")
    shelf.show.edit("show.yaml", "address: https://harbour.example/\n", "")
    shelf.show.edit("show.yaml", "ada: {name: Ada Quay, role: host}", "ada: {role: guest}")
    show = load(shelf.show.root).show.show
    assert show.address == "https://harbour.example/casts/show/"
    assert (show.people["ada"].name, show.people["ada"].role) == ("Ada Q", "guest")
    assert show.people["bo"].page == "https://bo.example/"
    assert show.people["bo"].role is None


def test_a_show_has_its_own_address_where_it_says_so(shelf):
    shelf("shows: [show]\n")
    assert load(shelf.show.root).show.show.address == "https://harbour.example/"


@pytest.mark.parametrize("listed", ["[tides]", "[show/inner]"])
def test_a_folder_that_is_not_listed_shares_nothing(shelf, listed):
    shelf(f"shows: {listed}\n")
    assert shared_with(shelf.show.root).given == {}
    assert shared_with(shelf.show.root).findings == ()


def test_mistakes_in_the_list_are_said_of_a_show_alone_too(shelf):
    shelf("shows: [show]\npeople: {ada: {name: Ada, portrait: ada.jpg}}\n")
    [finding] = load(shelf.show.root).findings
    assert finding.file == "../shows.yaml"
    assert finding.at == ("people", "ada", "portrait")


def test_people_of_another_shape_are_complained_of_not_completed(shelf):
    shelf("shows: [show]\npeople: {ada: {name: Ada}}\n")
    shelf.show.edit("show.yaml", "  ada: {name: Ada Quay, role: host}", "  ada: Ada Quay")
    [finding] = load(shelf.show.root).findings
    assert (finding.code, finding.file) == ("SRC016", "show.yaml")


def test_the_nearest_list_counts(shelf):
    root = shelf("shows: [more/show]\n")
    (root / "more" / "show").mkdir(parents=True)
    assert shared_with(root / "more/show").given["address"].endswith("/casts/more/show/")
    (root / "more/shows.yaml").write_text(f"{HEAD}shows: [show]\n")
    assert shared_with(root / "more/show").given["address"].endswith("/casts/show/")
    (root / "more/shows.yaml").write_text(f"{HEAD}shows: [tides]\n")
    assert shared_with(root / "more/show").given == {}
