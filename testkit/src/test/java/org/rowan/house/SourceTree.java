package org.rowan.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/// What the compiler's own parser sees in the sources: types and methods, exactly, with their lines.
final class SourceTree {

    /// A type as it is declared.
    record Type(Path file, String packageName, String name, boolean isInterface, int methods) {}

    /// A method or constructor with a body; `lines` counts from its name to its closing brace.
    record Method(Path file, String name, long line, long lines) {}

    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();

    private SourceTree() {}

    List<Type> types() {
        return types;
    }

    List<Method> methods() {
        return methods;
    }

    static SourceTree of(List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var tree = new SourceTree();
        try (var manager = compiler.getStandardFileManager(problem -> {}, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    Writer.nullWriter(),
                    manager,
                    problem -> {},
                    List.of("-proc:none"),
                    List.of(),
                    manager.getJavaFileObjectsFromPaths(files));
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                tree.scan(unit, positions);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return tree;
    }

    private void scan(CompilationUnitTree unit, SourcePositions positions) {
        var file = Path.of(unit.getSourceFile().toUri());
        var packageName =
                unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                if (!type.getSimpleName().isEmpty()) types.add(typeOf(file, packageName, type));
                return super.visitClass(type, nothing);
            }

            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) {
                    var lines = unit.getLineMap();
                    var from = lines.getLineNumber(beginOf(method, positions, getCurrentPath(), unit));
                    var to = lines.getLineNumber(positions.getEndPosition(unit, method));
                    methods.add(new Method(file, method.getName().toString(), from, to - from + 1));
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
    }

    private static Type typeOf(Path file, String packageName, ClassTree type) {
        var asked = type.getMembers().stream()
                .filter(member -> member instanceof MethodTree method && method.getBody() == null)
                .count();
        return new Type(
                file, packageName, type.getSimpleName().toString(), type.getKind() == Tree.Kind.INTERFACE, (int) asked);
    }

    /// Annotations above a method are not its length.
    private static long beginOf(MethodTree method, SourcePositions positions, TreePath path, CompilationUnitTree unit) {
        var annotations = method.getModifiers().getAnnotations();
        return annotations.isEmpty()
                ? positions.getStartPosition(unit, path.getLeaf())
                : positions.getEndPosition(unit, annotations.getLast()) + 1;
    }
}
