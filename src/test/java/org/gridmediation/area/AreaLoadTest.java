package org.gridmediation.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AreaLoadTest {
    @Inject
    AreaLoad areas;

    @TempDir
    Path folder;

    private Path file(String rows) throws IOException {
        return Files.writeString(folder.resolve("areas.csv"), "code,name,tier,parent_code\n" + rows);
    }

    @Test
    void addsRenamesAndOtherwiseLeavesAlone() throws Exception {
        // Children may stand before their parents.
        var first = file("9101,甲市,CITY,91\n91,甲省,PROVINCE,\n");
        assertThat(areas.load(first)).isEqualTo(new AreaLoad.Loaded(2, 2, 0));
        assertThat(areas.load(first)).isEqualTo(new AreaLoad.Loaded(2, 0, 0));
        assertThat(areas.load(file("9101,乙市,CITY,91\n"))).isEqualTo(new AreaLoad.Loaded(1, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9201,x,CITY,92|3",
                "910,x,CITY,91|3",
                "92,x,CITY,|3",
                "920101,x,DISTRICT,9301|3",
                "9201,,CITY,92|3",
                "9201,x,CITY|3",
                "92,x,PROVINCE,\\n92,y,PROVINCE,|4",
                "92,x,PROVINCE,\\n9201,\"x|4"
            })
    void aBadLineIsNamedAndNothingIsStored(String rows, int line) throws Exception {
        var good = "93,丙省,PROVINCE,\n";
        var bad = file(good + rows.translateEscapes() + "\n");
        assertThatThrownBy(() -> areas.load(bad))
                .isInstanceOf(AreaLoad.Rejected.class)
                .hasMessageStartingWith("Line " + line + ":");
        // Still new: it was not stored with the bad file.
        assertThatThrownBy(() -> areas.load(file("9301,x,CITY,93\n"))).hasMessageContaining("the area above it");
    }
}
