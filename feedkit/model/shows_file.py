"""``shows.yaml`` as the author typed it: several shows in one repository."""

from dataclasses import field
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Language, Line, Lines, Text, WebAddress


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class SharedPerson:
    """Someone whom episodes of several shows name by a short word."""

    name: Annotated[Line, Field(description="The name as listeners know it.")]
    role: Annotated[Line | None, Field(description="What they usually do: host, guest, …")] = None
    group: Annotated[
        Line | None, Field(description="The kind of work, where the role belongs to several.")
    ] = None
    page: Annotated[WebAddress | None, Field(description="Where to learn more about them.")] = None
    portrait: Annotated[
        WebAddress | None, Field(description="The address of a picture of them.")
    ] = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class ShowsFile:
    """Several shows as they stand in ``shows.yaml``."""

    title: Annotated[
        Line, Field(description="The name of the common site.", examples=["Harbour Media"])
    ]
    address: Annotated[
        WebAddress,
        Field(
            description="Where the common site will stand.",
            examples=["https://harbour.example/"],
        ),
    ]
    shows: Annotated[
        Lines,
        Field(
            description="The folders of the shows, from here; only these count.",
            min_length=1,
            examples=[["harbour", "tides"]],
        ),
    ]
    description: Annotated[
        Text,
        Field(description="What the shows have in common.", examples=["Podcasts about water."]),
    ] = ""
    language: Annotated[
        Language, Field(description="The language of the common page.", examples=["en-GB"])
    ] = "en"
    people: Annotated[
        dict[str, SharedPerson],
        Field(
            description="A roster for all shows, which their own complete and override.",
            examples=[
                {
                    "ada": {
                        "name": "Ada Quay",
                        "role": "editor",
                        "group": "writing",
                        "page": "https://ada.example/",
                        "portrait": "https://ada.example/ada.jpg",
                    }
                }
            ],
        ),
    ] = field(default_factory=dict)
