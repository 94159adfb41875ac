package org.gridmediation.area;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class AreaCodeColumn implements AttributeConverter<AreaCode, String> {

    @Override
    public String convertToDatabaseColumn(AreaCode code) {
        return code == null ? null : code.value();
    }

    @Override
    public AreaCode convertToEntityAttribute(String value) {
        return value == null ? null : new AreaCode(value);
    }
}
