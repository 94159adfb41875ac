package org.gridmediation.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "广东省广州市荔湾区彩虹街道中兴社区示范楼2栋301房, 广东省广州市荔湾区彩虹街道中兴社区**",
        "广州市荔湾区彩虹街道示范路2号, 广州市荔湾区彩虹街道**",
        "示范路2号301房, **",
        "中兴社区, **",
        "2 Example Road, **",
        "'', **",
    })
    void nothingBelowTheCommunityShows(String clear, String shown) {
        assertThat(MaskedAddress.of(clear).value()).isEqualTo(shown);
    }
}
