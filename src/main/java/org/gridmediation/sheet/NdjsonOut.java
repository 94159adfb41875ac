package org.gridmediation.sheet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

final class NdjsonOut implements SheetWriter {
    private final JsonGenerator json;
    private final List<String> header;
    /** It tells all keys in their order. */
    private boolean first = true;

    NdjsonOut(OutputStream out, List<String> header) throws IOException {
        this.header = header;
        json = new JsonFactory().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void row(List<String> cells) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < cells.size(); i++)
            if (cells.get(i) != null && !cells.get(i).isEmpty()) json.writeStringField(header.get(i), cells.get(i));
            else if (first) json.writeNullField(header.get(i));
        first = false;
        json.writeEndObject();
    }

    @Override
    public void note(String text) throws IOException {
        json.writeStartObject();
        json.writeStringField(Marks.NOTE, text);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
