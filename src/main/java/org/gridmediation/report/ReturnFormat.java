package org.gridmediation.report;

/** In what a return is given out. */
enum ReturnFormat {
    JSON(ReturnFile.JSON, "json"),
    XLSX(ReturnFile.XLSX, "xlsx"),
    PDF(ReturnFile.PDF, "pdf");

    final String mediaType;
    final String ending;

    ReturnFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** JSON is the return itself, and not drawn. */
    byte[] draw(MonthlyReturn content) {
        return this == XLSX ? ReturnWorkbook.of(content) : ReturnPaper.of(content);
    }
}
