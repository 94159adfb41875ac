package org.gridmediation.imports;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What can differ between a row and a record: two that have the same text say the same. */
record ResidentContent(
        String area,
        String name,
        String sex,
        LocalDate birthDate,
        byte[] document,
        List<byte[]> phones,
        String address,
        String household) {

    String text() {
        return String.join(
                "\u0000",
                area,
                name,
                sex,
                birthDate.toString(),
                document == null ? "" : HexFormat.of().formatHex(document),
                phones.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(",")),
                address == null ? "" : address,
                household == null ? "" : household);
    }
}
