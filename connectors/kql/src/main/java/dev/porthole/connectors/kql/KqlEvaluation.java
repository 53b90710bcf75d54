package dev.porthole.connectors.kql;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether a line is one that a tree means: what a search server would find, found in memory. */
public final class KqlEvaluation implements Predicate<KqlDocument> {

    private final Kql tree;
    private final KqlField.Names fields;
    private final FieldTest.Wanted wanted = new FieldTest.Wanted();

    public KqlEvaluation(Kql tree, KqlField.Names fields) {
        this.tree = tree;
        this.fields = fields;
    }

    @Override
    public boolean test(KqlDocument line) {
        return test(tree, "", line);
    }

    private boolean test(Kql part, String path, KqlDocument line) {
        return switch (part) {
            case Kql.All() -> true;
            case Kql.And(var parts) -> parts.stream().allMatch(one -> test(one, path, line));
            case Kql.Or(var parts) -> parts.stream().anyMatch(one -> test(one, path, line));
            case Kql.Not(var one) -> !test(one, path, line);
            case Kql.Nested(var name, var one) -> {
                String inner = path.isEmpty() ? name.text() : path + "." + name.text();
                yield line.nested(inner).stream().anyMatch(element -> test(one, inner, element));
            }
            case Kql.Anywhere(var value) -> anywhere(value, line);
            case Kql.Is(var field, var value) ->
                field.isAnything()
                        ? anywhere(value, line)
                        : named(field, path, line, (one, element) -> one.is(value, element));
            case Kql.Compare(var field, var operator, var value) ->
                named(field, path, line, (one, element) -> one.compares(operator, value, element));
        };
    }

    private boolean anywhere(Term value, KqlDocument line) {
        if (value.isAnything()) {
            return true;
        }
        if (!value.hasWildcard()) {
            return searchable().anyMatch(one -> one.has(value, line));
        }
        return wanted.clauses(value).stream().anyMatch(clause -> searchable().anyMatch(one -> one.wild(clause, line)));
    }

    private Stream<FieldTest> searchable() {
        return fields.all().stream()
                .filter(field -> field.nestedPath().isEmpty())
                .map(field -> new FieldTest(field, wanted));
    }

    private boolean named(Term name, String path, KqlDocument line, BiPredicate<FieldTest, KqlDocument> test) {
        return fields.of(name, path).stream().anyMatch(field -> {
            boolean elsewhere =
                    !field.nestedPath().isEmpty() && !field.nestedPath().equals(path);
            var one = new FieldTest(field, wanted);
            return elsewhere
                    ? line.nested(field.nestedPath()).stream().anyMatch(element -> test.test(one, element))
                    : test.test(one, line);
        });
    }
}
