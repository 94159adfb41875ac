package org.gridmediation.area;

import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;

/** Stores an area code as text; a type and not a converter, since a converter does not reach an id. */
public class AreaCodeType extends AbstractClassJavaType<AreaCode> {
    public AreaCodeType() {
        super(AreaCode.class);
    }

    @Override
    public JdbcType getRecommendedJdbcType(JdbcTypeIndicators context) {
        return context.getJdbcType(SqlTypes.VARCHAR);
    }

    @Override
    public <X> X unwrap(AreaCode code, Class<X> type, WrapperOptions options) {
        if (code == null) return null;
        return type.cast(type.isInstance(code) ? code : code.value());
    }

    @Override
    public <X> AreaCode wrap(X value, WrapperOptions options) {
        if (value == null || value instanceof AreaCode) return (AreaCode) value;
        return new AreaCode(value.toString());
    }

    @Override
    public AreaCode fromString(CharSequence text) {
        return new AreaCode(text.toString());
    }
}
