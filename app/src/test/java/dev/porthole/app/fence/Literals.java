package dev.porthole.app.fence;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Every text that stands in the shipped sources, with what it is for. */
final class Literals {

    /** What only gathers texts says nothing of what they are for. */
    private static final Set<String> GATHERED = Set.of("List.of", "Set.of", "Map.of", "Stream.of", "Map.entry");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Literals() {}

    /**
     * One text.
     *
     * @param use who takes it: "LOG.warn" of a call, "new Failure.NotFound" of a constructor, "NAME" of what it is assigned
     *     to, "return" or "annotation"
     */
    record Literal(Path file, long line, String text, String use) {

        /** The module's folder, such as "connectors/http" or "views". */
        boolean isIn(String module) {
            return file.startsWith(module);
        }

        /** The name of the file's class. */
        String type() {
            return file.getFileName().toString().replace(".java", "");
        }

        @Override
        public String toString() {
            return file.getFileName() + ":" + line + " " + use + " \"" + text + "\"";
        }
    }

    static List<Literal> ofAllModules() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> found = Files.walk(ROOT);
                var files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = found.filter(Literals::isShipped).toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var literals = new ArrayList<Literal>();
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, trees, literals).scan(unit, null);
            }
            return literals;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isShipped(Path file) {
        return file.toString().endsWith(".java")
                && file.toString().contains(Path.of("src", "main", "java").toString());
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Path file;
        private final Trees trees;
        private final List<Literal> literals;

        Scanner(CompilationUnitTree unit, Trees trees, List<Literal> literals) {
            this.unit = unit;
            this.file = ROOT.relativize(Path.of(unit.getSourceFile().toUri()).normalize());
            this.trees = trees;
            this.literals = literals;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            if (literal.getValue() instanceof String text) {
                long at = trees.getSourcePositions().getStartPosition(unit, literal);
                literals.add(new Literal(file, unit.getLineMap().getLineNumber(at), text, use(getCurrentPath())));
            }
            return null;
        }

        private static String use(TreePath literal) {
            Tree from = literal.getLeaf();
            for (TreePath at = literal.getParentPath(); at != null; at = at.getParentPath()) {
                Tree here = at.getLeaf();
                switch (here) {
                    case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {}
                    case BinaryTree other -> {
                        return other.getKind().toString();
                    }
                    case ParenthesizedTree passed -> {}
                    case ConditionalExpressionTree passed -> {}
                    case CaseTree passed -> {}
                    case SwitchExpressionTree passed -> {}
                    case YieldTree passed -> {}
                    case NewArrayTree passed -> {}
                    case ExpressionStatementTree passed -> {}
                    case MemberSelectTree receiver -> {}
                    case LambdaExpressionTree passed -> {}
                    case MethodInvocationTree call -> {
                        String name = name(call.getMethodSelect());
                        if (call.getMethodSelect() != from && !GATHERED.contains(name)) {
                            return name;
                        }
                    }
                    case NewClassTree made -> {
                        return "new " + made.getIdentifier();
                    }
                    case VariableTree variable -> {
                        return variable.getName().toString();
                    }
                    case AssignmentTree assignment -> {
                        return assignment.getVariable().toString();
                    }
                    case ReturnTree returned -> {
                        return "return";
                    }
                    case AnnotationTree annotation -> {
                        return "annotation";
                    }
                    default -> {
                        return here.getKind().toString();
                    }
                }
                from = here;
            }
            return "";
        }

        private static String name(ExpressionTree select) {
            return switch (select) {
                case MemberSelectTree member ->
                    member.getExpression() instanceof IdentifierTree owner
                            ? owner.getName() + "." + member.getIdentifier()
                            : member.getIdentifier().toString();
                case IdentifierTree plain -> plain.getName().toString();
                default -> select.toString();
            };
        }
    }
}
