package org.gridmediation.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code without a text would be shown as the bare code. */
class FaultTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void explainEveryCode(String language) throws IOException {
        var texts = new Properties();
        try (var file = getClass().getResourceAsStream("/problems/violations_" + language + ".properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        assertThat(texts.stringPropertyNames())
                .contains(
                        "PHONE_INVALID",
                        "ID_NUMBER_CHECK_DIGIT",
                        "ID_NUMBER_DATE",
                        "ID_NUMBER_LENGTH",
                        "ID_NUMBER_15_DIGITS_OBSOLETE",
                        "ID_NUMBER_PREFIX",
                        "DOCUMENT_NUMBER_FORMAT",
                        "CREDIT_CODE_LENGTH",
                        "CREDIT_CODE_CHARACTERS",
                        "CREDIT_CODE_CHECK",
                        "BOUNDARY_TYPE",
                        "BOUNDARY_MALFORMED",
                        "BOUNDARY_RING_OPEN",
                        "BOUNDARY_TOO_LARGE",
                        "BOUNDARY_OUTSIDE",
                        "BOUNDARY_SELF_INTERSECTS");
    }
}
