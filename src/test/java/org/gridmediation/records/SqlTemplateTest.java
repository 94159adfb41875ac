package org.gridmediation.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlTemplateTest {
    @Test
    void aPartStandsWhereItsNameDoesAndIsNotReadItself() {
        assertThat(SqlTemplate.fill(
                        "select {columns} from {table} t where t.{id} = '{}' and {table}.id = $1",
                        Map.of("columns", "'{id}', '$1'", "table", "dispute", "id", "id")))
                .isEqualTo("select '{id}', '$1' from dispute t where t.id = '{}' and dispute.id = $1");
    }

    @Test
    void aPartThatIsMissingOrHasNoPlaceFails() {
        assertThatThrownBy(() -> SqlTemplate.fill("select {columns} from {table}", Map.of("table", "dispute")))
                .hasMessageContaining("columns");
        assertThatThrownBy(() -> SqlTemplate.fill("select 1", Map.of("table", "dispute")))
                .hasMessageContaining("table");
    }
}
