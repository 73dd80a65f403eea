package org.rowan.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.cli.scan.Cells;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.PdqHash;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes what is known of a file as one row, in CSV or JSON with the same names.
///
/// - Source: RFC 4180 for the CSV.
record HashRows(boolean dihedral) {
    private static final JsonMapper JSON = new JsonMapper();

    String header() {
        return "file,width,height,pdq,quality,md5,sha1,sha256" + (dihedral ? ",dihedral" : "");
    }

    Row of(String file, Fingerprints prints, Digests digests) {
        List<String> variants =
                prints.hashed().dihedral().stream().map(PdqHash::hex).toList();
        return new Row(
                file,
                List.of(prints.width(), prints.height()),
                List.of(prints.hashed().hash().hex()),
                List.of(prints.hashed().quality()),
                digests,
                variants,
                dihedral);
    }

    /// A file that gave no pixels: empty where a picture would have values.
    Row of(String file, Digests digests) {
        return new Row(file, List.of(), List.of(), List.of(), digests, List.of(), dihedral);
    }

    /// - Shapes: `size` is width and height; it, `pdq`, `quality` and `variants` are empty for what was not
    ///   decoded.
    record Row(
            String file,
            List<Integer> size,
            List<String> pdq,
            List<Integer> quality,
            Digests digests,
            List<String> variants,
            boolean dihedral) {

        boolean decoded() {
            return !pdq.isEmpty();
        }

        String csv() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("file", Cells.cell(file));
            fields.put("width", decoded() ? size.get(0).toString() : "");
            fields.put("height", decoded() ? size.get(1).toString() : "");
            fields.put("pdq", String.join("", pdq));
            fields.put("quality", decoded() ? quality.getFirst().toString() : "");
            fields.put("md5", digests.md5().hex());
            fields.put("sha1", digests.sha1().hex());
            fields.put("sha256", digests.sha256().hex());
            List<String> row = new ArrayList<>(fields.values());
            if (dihedral) {
                row.add(String.join(";", variants));
            }
            return String.join(",", row);
        }

        String json() {
            ObjectNode row = JSON.createObjectNode();
            row.put("file", file);
            if (decoded()) {
                row.put("width", size.get(0)).put("height", size.get(1));
                row.put("pdq", pdq.getFirst()).put("quality", quality.getFirst());
            } else {
                row.putNull("width").putNull("height").putNull("pdq").putNull("quality");
            }
            row.put("md5", digests.md5().hex());
            row.put("sha1", digests.sha1().hex());
            row.put("sha256", digests.sha256().hex());
            if (dihedral) {
                variants.forEach(row.putArray("dihedral")::add);
            }
            return row.toString();
        }
    }
}
