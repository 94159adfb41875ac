package org.gridmediation.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gridmediation.http.Days;

/** The definitions, all on one page: indicators.json. An old version stays on it, since old answers name it. */
@ApplicationScoped
class Indicators {
    private final List<Indicator> page;

    @Inject
    Indicators(ObjectMapper json) {
        try (var file = Indicators.class.getResourceAsStream("/indicators.json")) {
            page = List.of(json.readValue(file, Indicator[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those in force, in the order of the page. */
    List<Indicator> current() {
        return page.stream().filter(i -> find(i.code(), null).orElse(null) == i).toList();
    }

    /** @param version the one in force today when null */
    Optional<Indicator> find(String code, Integer version) {
        return page.stream()
                .filter(i -> i.code().equals(code))
                .filter(i -> version == null ? !i.validFrom().isAfter(Days.today()) : i.version() == version)
                .max(Comparator.comparing(Indicator::version));
    }
}
