package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    /** Where a violation's code comes from: a problem at a place, a fault of a request, a check of ours. */
    private static final Pattern RAISING = Pattern.compile(
            "\\.at\\(|addIf\\(|[Ff]ault\\(|agreeing\\(|Optional\\.of\\(|IllegalArgumentException\\(|message( =|\\(\\) default)");

    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");
    private static final Pattern CONSTRAINT = Pattern.compile("import jakarta\\.validation\\.constraints\\.(\\w+);");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyProblemHasItsFourTexts(String language) {
        var texts = bundle("problems", language);
        var missing = new ArrayList<String>();
        for (var problem : Problem.values()) {
            for (var part : List.of("title", "detail", "meaning", "remedy")) {
                var text = texts.getProperty(problem.slug() + "." + part, "");
                if (text.isBlank() || text.length() > 1000) missing.add(problem.slug() + "." + part);
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void noTextBelongsToAProblemThatIsGone(String language) {
        var slugs = Stream.of(Problem.values()).map(Problem::slug).toList();
        assertThat(bundle("problems", language).stringPropertyNames())
                .allSatisfy(key -> assertThat(slugs).contains(key.split("\\.")[0]));
    }

    /** A detail may be filled with arguments, and an apostrophe would then swallow what follows it. */
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyDetailCanBeFilled(String language) {
        var texts = bundle("problems", language);
        for (var problem : Problem.values()) {
            var detail = texts.getProperty(problem.slug() + ".detail");
            assertThat(new MessageFormat(detail).format(new Object[] {"440103009"}))
                    .isEqualTo(detail.replace("{0}", "440103009"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyCodeOfTheSourcesHasAText(String language) {
        var codes = codes();
        assertThat(codes)
                .contains(
                        "NOT_BLANK",
                        "AREA_NOT_A_GRID",
                        "ID_NUMBER_CHECK_DIGIT",
                        "SEX_DIFFERS",
                        "WRONG_FORMAT",
                        "PHONE_INVALID",
                        "THREE_TO_NINE");
        var texts = bundle("violations", language);
        assertThat(codes).allSatisfy(code -> assertThat(texts.getProperty(code, ""))
                .as(code)
                .isNotBlank()
                .hasSizeLessThan(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "violations"})
    void bothLanguagesSayTheSameThings(String bundle) {
        assertThat(bundle(bundle, "zh").stringPropertyNames())
                .isEqualTo(bundle(bundle, "en").stringPropertyNames());
    }

    private static Set<String> codes() {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                CONSTRAINT
                        .matcher(source)
                        .results()
                        .forEach(m -> codes.add(m.group(1)
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                .toUpperCase(Locale.ROOT)));
                for (var statement : source.split("[;{}]")) {
                    if (RAISING.matcher(statement).find())
                        CODE.matcher(statement).results().forEach(m -> codes.add(m.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    private static Properties bundle(String name, String language) {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(
                Path.of("src/main/resources/problems", name + "_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
