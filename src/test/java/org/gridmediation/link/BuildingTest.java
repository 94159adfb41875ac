package org.gridmediation.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"示范楼2栋", "示范楼２栋", "示范楼 2 幢", "示范楼二栋", "示范楼2号楼", "中兴社区示范楼2栋501房", "广州市荔湾区彩虹街道中兴社区，示范楼2栋3单元（501）"})
    void oneBuildingIsOneHoweverItIsWritten(String place) {
        assertThat(Building.of(place)).isEqualTo("示范楼2");
    }

    @ParameterizedTest
    @CsvSource({
        "示范楼2栋, 示范楼12栋",
        "示范楼2栋, 样板楼2栋",
        "金花街12号3栋, 金花街12号4栋",
        "金花街12-3号, 金花街123号",
        "周门小区3栋, 彩虹小区3栋",
        "A座, B座",
        "楼道, 小区门口"
    })
    void differentBuildingsStayApart(String one, String other) {
        assertThat(Building.of(one)).isNotEqualTo(Building.of(other));
    }

    @ParameterizedTest
    @CsvSource({"金花街12号501室, 金花街12", "小区门口, 小区门口", "Ａ座, a"})
    void whatIsLeftIsTheBuildingElseAllOfIt(String place, String building) {
        assertThat(Building.of(place)).isEqualTo(building);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "，。", "中兴社区"})
    void nothingIsNoPlace(String place) {
        assertThat(Building.of(place)).isNull();
        assertThat(Building.of(null)).isNull();
    }
}
