package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rowan.agency.ncmec.SchemaModel.ElementType;
import org.rowan.agency.ncmec.SchemaModel.Nested;
import org.rowan.base.Personal;
import org.rowan.port.AgencyDesk.Line;
import org.rowan.referral.Origin;

/// Every value of a document with its path and its sources: the map from what is told to where it comes from.
final class Trace {
    private final List<Line> lines = new ArrayList<>();

    private Trace() {}

    /// - Errors: `IllegalStateException` for a value without a source, which is a bug of ours: nobody could answer for
    ///   it.
    static List<Line> of(XmlNode root, String where) {
        Trace trace = new Trace();
        trace.walk(root, SchemaModel.cyberTipline().type(root.name()), where);
        return List.copyOf(trace.lines);
    }

    private void walk(XmlNode node, ElementType type, String where) {
        node.attributes().forEach((name, value) -> line(where + "/@" + name, value, node.sources()));
        Map<String, Integer> seen = new HashMap<>();
        for (XmlNode child : node.children()) {
            SchemaModel.Child place = type.child(child.name()).orElseThrow();
            String path = place.path(where, child.name(), seen);
            if (place.content(child.name()).orElseThrow() instanceof Nested nested) {
                walk(child, SchemaModel.cyberTipline().type(nested.type()), path);
            } else {
                line(path, child.text(), child.sources());
            }
        }
        if (!node.text().isEmpty()) line(where, node.text(), node.sources());
    }

    private void line(String where, String value, List<Origin> sources) {
        if (sources.isEmpty()) throw new IllegalStateException(where + " has no source");
        lines.add(new Line(where, new Personal<>(value), sources));
    }
}
