package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmediation.Text;
import org.junit.jupiter.api.Test;

/** A code means one thing: of two lines with one key the later wins without a word, so the lines themselves are read. */
class BundlesTest {
    private static Map<String, List<String>> lines(Path bundle) throws IOException {
        var lines = new LinkedHashMap<String, List<String>>();
        for (var line : Files.readAllLines(bundle)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            assertThat(line)
                    .as(bundle.toString())
                    .matches("[A-Za-z0-9_.-]+=\\S.*")
                    .doesNotEndWith("\\");
            lines.computeIfAbsent(line.substring(0, line.indexOf('=')), k -> new ArrayList<>())
                    .add(line);
        }
        return lines;
    }

    private static List<Path> bundles() throws IOException {
        try (var files = Files.walk(Path.of("src", "main", "resources"))) {
            return files.filter(f -> f.getFileName().toString().matches(".+_(en|zh)\\.properties"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void noKeyStandsTwiceInABundle() throws IOException {
        var twice = new TreeMap<String, List<String>>();
        for (var bundle : bundles())
            lines(bundle).forEach((key, lines) -> {
                if (lines.size() > 1) twice.put(bundle.getFileName() + " " + key, lines);
            });
        assertThat(bundles()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(twice).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        for (var bundle : bundles()) {
            var name = bundle.toString();
            var other = Path.of(
                    name.contains("_en.") ? Text.replaced(name, "_en.", "_zh.") : Text.replaced(name, "_zh.", "_en."));
            assertThat(lines(bundle).keySet())
                    .as(bundle.toString())
                    .isEqualTo(lines(other).keySet());
        }
    }

    /** Who reads two codes learns two things. */
    @Test
    void noTextStandsTwiceInABundle() throws IOException {
        var twice = new TreeMap<String, List<String>>();
        for (var bundle : bundles()) {
            var keys = new TreeMap<String, List<String>>();
            lines(bundle).forEach((key, lines) -> keys.computeIfAbsent(
                            lines.get(0).substring(key.length() + 1).strip(), text -> new ArrayList<>())
                    .add(key));
            keys.forEach((text, same) -> {
                if (same.size() > 1) twice.put(bundle.getFileName() + " " + text, same);
            });
        }
        assertThat(twice).isEmpty();
    }
}
