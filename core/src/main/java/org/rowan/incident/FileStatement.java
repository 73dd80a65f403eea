package org.rowan.incident;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// What a service says of the uploaded file that the file does not say itself.
///
/// - `originalHashes`: of the bytes as the user uploaded them, where the service changed them since. `embedded`:
///   camera and editor fields that the service kept and took out of the file. `generativeAi`, `liveStream`: whether
///   the service knows so; "no" is kept, and no form has a place for it.
public record FileStatement(
        List<OriginalHash> originalHashes,
        List<DeviceId> devices,
        List<Field> embedded,
        Optional<Boolean> generativeAi,
        Optional<Boolean> liveStream) {
    public static final FileStatement NONE =
            new FileStatement(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    public FileStatement {
        originalHashes = List.copyOf(originalHashes);
        devices = List.copyOf(devices);
        embedded = List.copyOf(embedded);
    }

    /// `kind`: the algorithm, such as `MD5`. Prints its kind only.
    public record OriginalHash(String kind, String value) {
        public OriginalHash {
            if (kind.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException("a hash has a kind and a value; one of them is blank");
            }
        }

        @Override
        public String toString() {
            return "[" + kind + "]";
        }
    }

    public record Field(String name, Personal<String> value) {
        public Field {
            if (name.isBlank()) {
                throw new IllegalArgumentException("an embedded field has a name; got a blank one");
            }
        }
    }
}
