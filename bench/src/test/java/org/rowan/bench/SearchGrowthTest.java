package org.rowan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The chart of how look-ups grow: where its points stand, what it says, and what it refuses.
class SearchGrowthTest {
    private static final Path DOCS =
            Path.of(System.getProperty("rowan.root", "..")).resolve("docs");

    private static final SearchGrowth KNOWN = SearchGrowth.ofCsv("""
            # a machine
            list,entries,build_s,bytes_per_entry,far_per_s,near_per_s,add_one_ms
            uniform,100000,0.15,100.4,100000,61000,0.8
            clustered,100000,0.1,75,90000,10000,0.8
            uniform,10000000,13.2,50,1000,5800,0.849
            clustered,10000000,13,25,8300,3000,0.8
            """);

    @TempDir
    Path folder;

    @Test
    void points_stand_where_their_values_say() throws Exception {
        Document svg = parsed(KNOWN.chart().svg());
        // After each panel's mark in the legend: its points, in the order of their sizes.
        List<Element> rounds = elements(svg, "circle");
        assertThat(rounds).hasSize(6);
        double left = Chart.LEFT + Chart.MARGIN;
        double right = Chart.RIGHT - Chart.MARGIN;
        assertPlace(rounds.get(1), left, Chart.TOP + 24);
        assertPlace(rounds.get(2), right, Chart.TOP + 280 - 24);
        double bytes = Chart.TOP + 280 + 92;
        assertPlace(rounds.get(4), left, bytes + 24);
        assertPlace(rounds.get(5), right, bytes + 24 + (170 - 24) / 2.0);
    }

    @Test
    void a_tenfold_step_is_as_long_everywhere_on_a_logarithmic_axis() {
        Axis axis = Axis.logarithmic(List.of(100.0, 100_000.0));
        assertThat(axis.at(100)).isZero();
        assertThat(axis.at(1_000)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(axis.at(10_000)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(axis.at(100_000)).isEqualTo(1);
        assertThat(axis.ticks()).containsExactly(100.0, 300.0, 1e3, 3e3, 1e4, 3e4, 1e5);
    }

    @ParameterizedTest
    @CsvSource({"5700,67000,3000,100000", "3000,3000,1000,10000", "0.2,0.7,0.1,1", "999,1001,300,3000"})
    void a_logarithmic_axis_ends_at_the_ticks_around_its_values(double a, double b, double low, double high) {
        Axis axis = Axis.logarithmic(List.of(b, a));
        assertThat(axis.low()).isCloseTo(low, within(1e-12));
        assertThat(axis.high()).isCloseTo(high, within(1e-12));
        assertThat(axis.at(a)).isBetween(0.0, 1.0);
        assertThat(axis.at(b)).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"140,150", "93,100", "100,100", "101,150", "7,8", "0,1"})
    void an_even_axis_starts_at_zero_and_ends_at_a_round_number(double most, double high) {
        Axis axis = Axis.fromZero(List.of(most, most / 3));
        assertThat(axis.low()).isZero();
        assertThat(axis.high()).isEqualTo(high);
        assertThat(axis.ticks()).hasSizeBetween(2, 6);
    }

    @Test
    void every_figure_is_printed_and_said_in_words() throws Exception {
        Document svg = parsed(KNOWN.chart().svg());
        assertThat(texts(svg)).contains("100,000", "10,000", "1,000", "3,000", "100", "75", "50", "25", "a machine");
        assertThat(texts(svg)).doesNotContain("100.4");
        String words = elements(svg, "desc").getFirst().getTextContent();
        assertThat(words)
                .contains("uniform list, asked at random: 100,000 at 100,000; 1,000 at 10,000,000.")
                .contains("bytes an entry, clustered list: 75 at 100,000; 25 at 10,000,000.");
        assertThat(svg.getDocumentElement().getAttribute("aria-labelledby")).isEqualTo("title desc");
    }

    @Test
    void it_loads_and_runs_nothing_and_knows_the_dark() throws Exception {
        String text = KNOWN.chart().svg();
        assertThat(text).contains("@media (prefers-color-scheme: dark)");
        assertThat(text.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("http", "<script", "href", "@import", "url(", "@font-face");
    }

    @Test
    void one_size_alone_is_a_chart_with_its_point_in_the_middle() throws Exception {
        SearchGrowth one = SearchGrowth.ofCsv("uniform,1000000,0.4,111,10000,25000,0.8\n");
        List<Element> rounds = elements(parsed(one.chart().svg()), "circle");
        assertThat(rounds).hasSize(4);
        double across = Double.parseDouble(rounds.get(1).getAttribute("cx"));
        assertThat(across).isBetween(Chart.LEFT + 200.0, Chart.RIGHT - 200.0);
        assertThat(Double.parseDouble(rounds.get(1).getAttribute("cy"))).isBetween(Chart.TOP + 80.0, Chart.TOP + 200.0);
    }

    @Test
    void text_of_any_kind_stays_text() throws Exception {
        String hostile = "</text><script>alert(1)</script> & \"quoted\" 'too' ]]> %s";
        Chart chart = new Chart(
                hostile,
                hostile + "\u0000\uD800",
                hostile,
                List.of(new Chart.Panel(
                        hostile, true, 200, List.of(new Chart.Line(hostile, List.of(new Chart.Point(1000, 5)))))));
        Document svg = parsed(chart.svg());
        assertThat(elements(svg, "script")).isEmpty();
        assertThat(elements(svg, "title").getFirst().getTextContent()).isEqualTo(hostile);
        assertThat(texts(svg)).contains(hostile, hostile + "\uFFFD\uFFFD");
        assertThat(new SearchGrowth("two\r\nlines", KNOWN.rows()).csv()).startsWith("# two lines\nlist,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uniform,1000000,0.4,111,0,25000,0.8",
                "uniform,0,0.4,111,25000,25000,0.8",
                "uniform,1000000,0.4,111,25000,-1,0.8",
                "uniform,1000000,0.4,NaN,25000,25000,0.8",
                "uniform,1000000,0.4,111,Infinity,25000,0.8"
            })
    void zero_and_what_is_no_quantity_are_refused_and_not_drawn(String line) {
        assertThatThrownBy(() -> SearchGrowth.ofCsv(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected more than zero");
        assertThatThrownBy(() -> Axis.logarithmic(List.of(1.0, 0.0))).hasMessageContaining("more than zero, got 0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "uniform,1,2; line 1: expected 7 fields",
                "uniform,many,0.4,111,1,1,0.8; expected numbers",
                "round,1000,0.4,111,1,1,0.8; uniform or clustered",
                "# nothing; expected rows"
            })
    void what_is_no_row_of_figures_is_refused_with_its_reason(String line, String reason) {
        assertThatThrownBy(() -> SearchGrowth.ofCsv(line)).hasMessageContaining(reason);
        assertThatThrownBy(() -> SearchGrowth.ofCsv("uniform,5,1,1,1,1,1\nuniform,5,1,1,2,2,1"))
                .hasMessageContaining("got twice: uniform, 5 entries");
    }

    @Test
    void what_was_written_is_read_again() {
        assertThat(SearchGrowth.ofCsv(KNOWN.csv()).csv()).isEqualTo(KNOWN.csv());
        assertThat(KNOWN.rows().get(2).tableLine())
                .isEqualTo("| uniform | 10,000,000 | 13 s | 50 | 1,000 | 5,800 | 0.8 ms |");
    }

    @Test
    void one_sitting_measures_keeps_and_draws() throws Exception {
        Path csv = folder.resolve("growth.csv");
        Path chart = folder.resolve("growth.svg");
        List<String> arguments =
                List.of("search", "--entries", "300,1000", "--csv", csv.toString(), "--chart", chart.toString());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new SearchFigures(new PrintStream(said, true, StandardCharsets.UTF_8)).print(arguments, "this <machine>");
        SearchGrowth growth = SearchGrowth.ofCsv(Files.readString(csv));
        assertThat(growth.rows()).hasSize(4).allMatch(row -> row.far() > 0 && row.bytesPerEntry() > 32);
        for (SearchGrowth.Row row : growth.rows()) {
            assertThat(said.toString(StandardCharsets.UTF_8)).contains(row.tableLine());
        }
        assertThat(texts(parsed(Files.readString(chart)))).contains("this <machine>", "300", "1,000");
        Path again = folder.resolve("again.svg");
        Main.main(new String[] {"chart", csv.toString(), again.toString()});
        assertThat(texts(parsed(Files.readString(again)))).contains("this <machine>", "300", "1,000");
    }

    @Test
    void sizes_are_read_with_commas_and_one_by_one() {
        assertThat(SearchFigures.sizes(List.of("search", "--entries", "1000,2000", "--entries", "3000")))
                .containsExactly(1_000, 2_000, 3_000);
        for (String wrong : List.of("0", "-5", "1000,", "many", "9999999999")) {
            assertThatThrownBy(() -> SearchFigures.sizes(List.of("--entries", wrong)))
                    .hasMessageContaining("got " + wrong);
        }
        assertThatThrownBy(() -> SearchFigures.sizes(List.of("--entries"))).hasMessageContaining("expected a value");
    }

    @Test
    void nothing_is_measured_for_a_file_that_cannot_be_written() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        SearchFigures figures = new SearchFigures(new PrintStream(said, true, StandardCharsets.UTF_8));
        List<String> arguments = List.of(
                "--entries",
                "1000",
                "--chart",
                folder.resolve("none/growth.svg").toString());
        assertThatThrownBy(() -> figures.print(arguments, "")).hasMessageContaining("a folder that is there");
        assertThat(said.size()).isZero();
    }

    @Test
    void the_document_s_chart_and_table_say_what_its_figures_say() throws IOException {
        SearchGrowth growth = SearchGrowth.ofCsv(Files.readString(DOCS.resolve("search-growth.csv")));
        assertThat(Files.readString(DOCS.resolve("search-growth.svg")))
                .as("draw it again: ./rowan bench chart docs/search-growth.csv docs/search-growth.svg")
                .isEqualTo(growth.chart().svg());
        assertThat(Files.readAllLines(DOCS.resolve("performance.md")))
                .containsSubsequence(
                        growth.rows().stream().map(SearchGrowth.Row::tableLine).toList());
    }

    private static void assertPlace(Element mark, double x, double y) {
        assertThat(Double.parseDouble(mark.getAttribute("cx"))).isCloseTo(x, within(0.06));
        assertThat(Double.parseDouble(mark.getAttribute("cy"))).isCloseTo(y, within(0.06));
    }

    private static List<String> texts(Document svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
