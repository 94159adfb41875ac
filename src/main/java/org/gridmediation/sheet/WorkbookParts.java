package org.gridmediation.sheet;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.xssf.usermodel.XSSFRelation;

/**
 * The parts of a workbook in either dialect of the standard. Strict (ISO/IEC 29500-1, which Excel offers beside the usual one) has the same parts; its
 * relations and elements have other namespaces, with the same last words.
 */
final class WorkbookParts {
    private static final String WORKBOOK = "/relationships/officeDocument";
    private static final String WORKSHEET = "/relationships/worksheet";

    private final OPCPackage all;
    private final PackagePart workbook;

    WorkbookParts(OPCPackage all) throws InvalidFormatException {
        this.all = all;
        PackagePart found = null;
        for (var relation : all.getRelationships()) if (is(relation, WORKBOOK)) found = all.getPart(relation);
        if (found == null) throw new SheetProblem(SheetFault.FORMAT_UNKNOWN);
        workbook = found;
    }

    private static boolean is(PackageRelationship relation, String type) {
        return relation.getRelationshipType().endsWith(type);
    }

    InputStream workbook() throws IOException {
        return workbook.getInputStream();
    }

    /** @return null when there is none: of a sheet that is only a chart */
    PackagePart worksheet(String relationId) throws InvalidFormatException {
        var relation = relationId == null ? null : workbook.getRelationship(relationId);
        return relation == null || !is(relation, WORKSHEET) ? null : workbook.getRelatedPart(relation);
    }

    /** @return null when there is none */
    InputStream texts() throws IOException {
        return first(XSSFRelation.SHARED_STRINGS);
    }

    /** @return null when there is none */
    InputStream styles() throws IOException {
        return first(XSSFRelation.STYLES);
    }

    private InputStream first(XSSFRelation kind) throws IOException {
        var parts = all.getPartsByContentType(kind.getContentType());
        return parts.isEmpty() ? null : parts.get(0).getInputStream();
    }
}
