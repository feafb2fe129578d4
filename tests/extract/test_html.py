"""HTML to blocks: what is seen, in which order, in which part of the page, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract.blocks import ASIDE, COMMENTS, FOOTER, HEADER, MAIN, NAV, Block
from monitor.extract.html import read_html
from monitor.extract.locate import visible_text, words_at


def blocks(markup: str, select: str | None = None) -> tuple[Block, ...]:
    return read_html(markup, select=select).blocks


def texts(markup: str, select: str | None = None) -> list[str]:
    return [block.text for block in blocks(markup, select)]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>WHO</p>",
        "<div hidden=''><p>WHO</p></div>",
        "<p aria-hidden=true>WHO</p>",
        "<p style='color:red; DISPLAY : none'>WHO</p>",
        "<span style='visibility:hidden'>WHO</span>",
        "<p style='font-size:0'>WHO</p>",
        "<p style='position:absolute;left:-9999px'>WHO</p>",
        "<style>.x,.y{display:none}</style><p class='a x'>WHO</p>",
        "<style>#w { visibility : hidden }</style><div id=w><ul><li>WHO</li></ul></div>",
        "<style>/* .z{} */ @media print{.p{display:none}} p.x{display:none!important}</style><p class=x>WHO",
        "<script>WHO</script>",
        "<script type='text/template'><p>WHO</p></script>",
        "<template><p>WHO</p></template>",
        "<noscript><p>WHO</p></noscript>",
        "<!-- <p>WHO</p> -->",
        "<iframe><p>WHO</p></iframe>",
        "<textarea>WHO</textarea>",
        "<select><option>WHO</option></select>",
        "<button>WHO</button>",
        "<svg><title>WHO</title><text>WHO</text></svg>",
        "<dialog>WHO</dialog>",
        "<span class='sr-only'>WHO</span>",
        "<p class='screen-reader-text'>WHO</p>",
        "<object><p>WHO</p></object>",
        "<p aria-controls=m></p><div id=m class='modal fade' hidden>WHO</div>",
        "<div class='collapse navbar-collapse' style='display:none'>WHO</div>",
        "<div hidden><div>x</div><p>WHO</p></div>",
    ],
)
def test_hidden_text_is_not_read(hidden: str) -> None:
    assert texts(f"<p>before</p>{hidden}<p>after</p>") == ["before", "after"]


@pytest.mark.parametrize(
    "shown",
    [
        "<details><summary>More</summary><p>WHO</p></details>",
        "<p hidden=until-found>WHO</p>",
        "<p aria-hidden=false>WHO</p>",
        "<style>@media print{.x{display:none}}</style><p class=x>WHO</p>",
        "<style>.x{display:none}.x{display:block}</style><p class=x>WHO</p>",
        "<style>.x .y{display:none}</style><p class=y>WHO</p>",
        "<style>.x{display:none} .unclosed{</style><p class=xx>WHO</p>",
        "<div class='panel collapse hide'>WHO</div>",
        "<dialog open>WHO</dialog>",
        "<h2 class='sr-only'>WHO</h2>",
        "<h3><button aria-expanded=false>WHO</button></h3>",
        "<button aria-expanded=false>WHO</button>",
        "<button data-bs-toggle=collapse data-bs-target='#b'>WHO</button>",
        "<ul><li><button class='accordion'>WHO</button></li></ul>",
        "<p style='font-size:0.9em'>WHO</p>",
        "<p style='display:inline-block'>WHO</p>",
        "<button aria-controls=b>More</button><div id=b hidden><p>WHO</p></div>",
        "<a data-bs-target='#b'>More</a><div id=b style='display:none' aria-hidden=true><p>WHO</p></div>",
        "<style>.accordion__content{display:none}</style><div class='accordion__content'>WHO</div>",
        "<div class='tab-pane' style='display:none'>WHO</div>",
        "<div role=tabpanel hidden>WHO</div>",
        "<style>.hidden{display:none}</style><p class='hidden md:block'>WHO</p>",
    ],
)
def test_what_a_click_or_a_screen_shows_is_read(shown: str) -> None:
    assert "WHO" in texts(f"<p>before</p>{shown}<p>after</p>")


def test_page_that_hides_its_root_until_scripts_have_run_is_read() -> None:
    assert texts("<html style='visibility:hidden'><body style='display:none'><p>WHO</p>") == ["WHO"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a\n  b\tc</p>", ["a b c"]),
        ("<p>a&nbsp;&nbsp;b\u3000c\u2003d\u202fe</p>", ["a b c d e"]),
        ("<p>UN\u200b Wo\u00admen\ufeff \u2060fund\u200f</p>", ["UN Women fund"]),
        ("<p>ＵＮ　Ｗｏｍｅｎ ﾕﾈｽｺ</p>", ["ＵＮ Ｗｏｍｅｎ ﾕﾈｽｺ"]),
        ("<p>نهاد\u200cهای بین\u200cالمللی</p>", ["نهاد\u200cهای بین\u200cالمللی"]),
        ("<p>A &amp; B &lt;C&gt; &#8217;</p>", ["A & B <C> \u2019"]),
        ("<ruby>国連<rp>(</rp><rt>こくれん</rt><rp>)</rp></ruby>の機関", ["国連の機関"]),
        ("<p>one<br>two<br/><br>three</p>", ["one", "two", "three"]),
        ("<p>one<hr>two</p>", ["one", "two"]),
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("<p>UN<wbr>FCCC and U<b>NE</b>P</p>", ["UNFCCC and UNEP"]),
        ("<p>IPCC<sup>[1]</sup>, IUCN<sup><a href=#n>2</a></sup> on the 21<sup>st</sup></p>",
         ["IPCC, IUCN on the 21st"]),
        ("<p>Freedom<sup>*</sup> Online</p>", ["Freedom Online"]),
        ("<li><span class=n>1</span><span class=t>Colombo Plan</span></li>", ["1 Colombo Plan"]),
        ("<pre>line one\nline two\n\nline three</pre>", ["line one", "line two", "line three"]),
        ("<div style='white-space:pre-line'>one\ntwo</div>", ["one", "two"]),
        ("<a href=x style='display:block'>one</a><a href=y style='display:block'>two</a>", ["one", "two"]),
        ("<p>unclosed <b>bold <p>next", ["unclosed bold", "next"]),
        ("<td>cell outside</td> of a table", ["cell outside of a table"]),
        ("<p a\"b=\"c\" <d>x</p>", ["x"]),
        ("<p title='<b>'>5 &lt; 6</p>", ["5 < 6"]),
        ("<xmp><b>shown</b></xmp>", ["shown"]),
        ("<p>The <st1:x w:st='on'>United States</st1:x> leaves<o:p></o:p></p>", ["The United States leaves"]),
        ("<p>at <local-time>nine</local-time> sharp</p><my-card>a</my-card><my-card>b</my-card>",
         ["at nine sharp", "a", "b"]),
        ("<RULE><SUBJECT>a</SUBJECT><P>b <E T='03'>c</E> d</P></RULE>", ["a", "b c d"]),
        ("<p>UNESCO <del>and UNFPA</del> <ins>and UNCTAD</ins></p>", ["UNESCO and UNCTAD"]),
        ("</p></div>text</html>more", ["textmore"]),
        ("", []),
        ("   ", []),
    ],
)  # fmt: skip
def test_text_is_what_a_reader_sees(markup: str, expected: list[str]) -> None:
    found = [text for text in texts(markup) if text]
    assert found == expected


@pytest.mark.parametrize(
    ("markup", "tags"),
    [
        ("<p>one<br>two</p>", ["br", "br"]),
        ("<p>one<br></p>", ["p"]),
        ("<p><br>one</p>", ["p"]),
        ("<ul><li>one<li>two</ul>", ["li", "li"]),
        ("<dl><dt>one<dd>two</dl>", ["dt", "dd"]),
        ("<h2>one</h2><summary>two</summary>", ["h2", "summary"]),
    ],
)
def test_tag_is_the_element_that_holds_the_line(markup: str, tags: list[str]) -> None:
    assert [block.tag for block in blocks(markup)] == tags


@pytest.mark.parametrize(
    ("markup", "region"),
    [
        ("<nav>X</nav>", NAV),
        ("<div role=navigation>X</div>", NAV),
        ("<ul class='main-menu'><li>X</ul>", NAV),
        ("<aside><ul><li>X</ul></aside>", ASIDE),
        ("<div class='relatedPosts'><p>X</div>", ASIDE),
        ("<section id='sidebar-2'><p>X</section>", ASIDE),
        ("<div class='ad'>X</div>", ASIDE),
        ("<div class='you-may-also-like'>X</div>", ASIDE),
        ("<footer>X</footer>", FOOTER),
        ("<div class='site-footer'><p>X</div>", FOOTER),
        ("<section class='comments'><p>X</section>", COMMENTS),
        ("<div id=disqus_thread><p>X</div>", COMMENTS),
        ("<header>X</header>", HEADER),
        ("<header><article><p>X</article></header>", MAIN),
        ("<body class='has-sidebar nav-open'><p>X", MAIN),
        ("<article class='post related'><p>X", MAIN),
        ("<div class='commentary'><p>X</div>", MAIN),
        ("<div class='no-sidebar'><p>X</div>", MAIN),
        ("<div class='elementor-element elementor-widget'><p>X</div>", MAIN),
        ("<div class='menu-open sidebar-collapsed'><p>X</div>", MAIN),
        ("<div class='side-by-side'><p>X</div>", MAIN),
        ("<div id=side><p>X</div>", ASIDE),
        ("<div class='page side-right'><p>X</div>", ASIDE),
        ("<nav><main><p>X</main></nav>", NAV),
        ("<div class=wp-block-group><p>X", MAIN),
    ],
)
def test_region_is_told_by_element_role_and_name(markup: str, region: str) -> None:
    page = f"<h1>Title</h1><p>{'Words of the article itself. ' * 10}</p>{markup}"
    assert [block.region for block in blocks(page)][-1] == region


def test_region_that_nobody_reads_is_one_block() -> None:
    found = blocks("<nav><ul><li>One<li><a href=x>Two &amp; three</a></ul><nav>Four</nav></nav><p>Text</p>")
    assert [(block.text, block.region) for block in found] == [("One Two & three Four", NAV), ("Text", MAIN)]


def test_wrapper_named_after_its_sidebar_is_not_taken_for_one() -> None:
    for main in ("<main>", "<div role=main>"):
        page = f"<div class='layout-sidebar'>{main}<h1>List</h1><p>The text of the page</p>"
        assert {block.region for block in blocks(page)} == {MAIN}
    article = f"<div class='widget'><p>{'Whole article in a widget. ' * 30}</p></div>"
    assert {block.region for block in blocks(article)} == {MAIN}


def test_app_shell_gives_the_text_that_it_carries_for_machines() -> None:
    shell = (
        "<title>App</title><div id=root></div><script type='application/ld+json'>"
        '{"@type":"NewsArticle","articleBody":"First paragraph.\\n\\nSecond one."}</script>'
    )
    assert [block.text for block in blocks(shell)] == ["First paragraph.", "Second one."]
    assert {block.path for block in blocks(shell)} == {"articleBody"}
    full = shell + f"<p>{'The visible text of the article. ' * 10}</p>"
    assert len(blocks(full)) == 1
    markup = shell.replace("First paragraph.\\n\\nSecond one.", "<p>One</p><ul><li>Two</li></ul>")
    assert [(block.text, block.tag) for block in blocks(markup)] == [("One", "p"), ("Two", "li")]


def test_text_for_browsers_without_scripts_is_read_when_there_is_no_other() -> None:
    inner = "<p>" + "The whole article stands here. " * 10 + "</p>"
    assert len(blocks(f"<div id=root></div><noscript>{inner}</noscript>")) == 1
    assert texts("<p>text</p><noscript>Please enable scripts</noscript>") == ["text"]


def test_lists_carry_their_numbers() -> None:
    def markers(markup: str) -> list[str | None]:
        return [block.marker for block in blocks(markup)]

    assert markers("<ol><li>a<li>b<li value=7>c<li>d</ol>") == ["1", "2", "7", "8"]
    assert markers("<ol start=5 type=i><li><p>a</p><p>b</p><li>c</ol>") == ["v", None, "vi"]
    assert markers("<ol type=A><li>a<li>b</ol>") == ["A", "B"]
    assert markers("<ol style='list-style-type: lower-roman'><li>a<li>b</ol>") == ["i", "ii"]
    assert markers("<ol style='list-style:none'><li>1. a<li>2. b</ol>") == [None, None]
    assert markers("<ol><li>1. a<li>2) b</ol>") == [None, None]
    assert markers("<ul><li>a<li>b</ul>") == [None, None]


def test_items_and_lists_are_told_apart() -> None:
    found = blocks("<ul><li><p>a</p><p>b</p></li><li>c</li></ul><ul><li>d</li></ul>")
    assert len({block.list_id for block in found}) == 2
    assert [found[0].item == found[1].item, found[1].item == found[2].item] == [True, False]
    terms = blocks("<dl><dt>a<dd>b<dd>c<dt>d<dd>e</dl>")
    assert [block.item == terms[0].item for block in terms] == [True, True, True, False, False]


def test_tables_have_rows_and_columns() -> None:
    markup = """<table><caption>Bodies</caption><tr><th>No<th colspan=2>Name<th>Kind
      <tr><td rowspan=2>1<td>a<td>b<td>c<tr><td>d<td><table><tr><td>inner</table><td>f</table>"""
    found = {block.text: (block.row, block.column) for block in blocks(markup)}
    assert found == {
        "Bodies": (0, 0), "No": (0, 0), "Name": (0, 1), "Kind": (0, 3), "1": (1, 0), "a": (1, 1), "b": (1, 2),
        "c": (1, 3), "d": (2, 1), "inner": (0, 0), "f": (2, 3),
    }  # fmt: skip
    ids = {block.text: block.table_id for block in blocks(markup)}
    assert ids["Bodies"] == 0
    assert ids["inner"] != ids["d"] == ids["f"]


def test_roles_stand_for_elements() -> None:
    found = blocks(
        "<div role=heading aria-level=3>a</div>"
        "<div role=list><div role=listitem>b</div><div role=listitem>c</div></div>"
        "<div role=table><div role=row><span role=cell style='display:block'>d</span><div role=cell>e</div></div></div>"
    )
    assert [(block.text, block.tag, block.level) for block in found] == [
        ("a", "h3", 3), ("b", "li", 0), ("c", "li", 0), ("d", "td", 0), ("e", "td", 0)
    ]  # fmt: skip
    assert found[1].list_id == found[2].list_id != 0
    assert [block.column for block in found if block.table_id] == [0, 1]


def test_links_and_bold_print_are_measured() -> None:
    (whole,) = blocks("<li><a href=x>UN Women</a>")
    assert (whole.link_share, whole.bold) == (1.0, False)
    (half,) = blocks("<p><b> Colombo  Plan</b>: what it does</p>")
    assert half.text[: half.bold_end] == "Colombo Plan"
    assert not half.bold
    (bold,) = blocks("<p><strong>Inside </strong><b>the UN</b></p>")
    assert bold.bold


def test_heading_levels_are_known() -> None:
    assert [block.level for block in blocks("<h2>a</h2><h4><span>b</span></h4><h3><p>c</p></h3><p>d")] == [
        2,
        4,
        3,
        0,
    ]


@pytest.mark.parametrize(
    ("select", "expected", "missed"),
    [
        ("#content", ["a", "b"], False),
        ("div.x, p", ["a", "b", "c"], False),
        ("#content p:last-child", ["b"], False),
        (".absent", ["head", "a", "b", "c"], True),
        ("p[", ["head", "a", "b", "c"], True),
        ("", ["head", "a", "b", "c"], False),
    ],
)
def test_selector_narrows_what_is_read(select: str, expected: list[str], missed: bool) -> None:
    markup = "<h1>head</h1><div id=content class=x><p>a</p><p>b</p></div><p>c</p>"
    page = read_html(markup, select=select)
    assert [block.text for block in page.blocks] == expected
    assert page.select_missed is missed


def test_selected_part_has_the_paths_of_the_whole_page() -> None:
    markup = "<body><div>x</div><div><p>a</p><section><p>b</p></section><p>c</p></div>"
    whole = {block.text: block.path for block in blocks(markup)}
    for select in ("p", "section", "div + div", "div"):
        for block in blocks(markup, select):
            assert block.path == whole[block.text]


def test_path_counts_siblings_of_one_name() -> None:
    paths = [block.path for block in blocks("<main><p>a</p><div>b</div><p>c</p><a><h3>d</h3></a></main>")]
    assert paths == [f"html/body/main/{end}" for end in ("p", "div", "p[2]", "a/h3")]


NAMES = "p div ul ol li table tr td b a span br section h2 dl dt dd nav aside sup pre ruby rt button em"
TAGS = st.sampled_from(NAMES.split())
WORDS = st.text(alphabet="abc \n\u00a0\u200b&<é中عا1.)[", min_size=0, max_size=12)


@st.composite
def markups(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 25))):
        kind = draw(st.integers(0, 2))
        if kind == 0:
            parts.append(draw(WORDS))
        else:
            parts.append(f"<{'/' if kind == 2 else ''}{draw(TAGS)}>")
    return "".join(parts)


@given(markups())
def test_every_block_is_found_again_by_its_locator(markup: str) -> None:
    found = blocks(markup)
    for block in found:
        assert words_at(found, block.locate()) == block.text
        middle = len(block.text) // 2
        assert words_at(found, block.locate(1, middle)) == block.text[1:middle]
        assert block.text == " ".join(block.text.split())


@given(markups())
def test_reading_selected_whole_page_is_reading_the_page(markup: str) -> None:
    assert texts(markup, "html") == texts(markup)


def test_visible_text_of_an_element_joins_its_blocks() -> None:
    found = blocks("<ul><li>a<li>b</ul><ul><li>c</ul>")
    assert visible_text(found, "html/body/ul") == "a b"
    assert visible_text(found, "") == "a b c"
