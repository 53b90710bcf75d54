package dev.porthole.app.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rooms that a stranger can look over: not too much in one, one way between any two, few parts to a record. */
class RoomsTest {

    private static final JavaClasses SHIPPED = Fence.shipped();
    private static final int MOST_FILES = 20;
    private static final int MOST_COMPONENTS = 8;

    @Test
    void no_package_is_crowded() {
        Map<String, Long> files = SHIPPED.stream()
                .filter(type -> type.getPackageName().startsWith("dev.porthole"))
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));

        assertThat(files).isNotEmpty();
        files.values().removeIf(count -> count <= MOST_FILES);
        assertThat(files).as("packages of more than %d files", MOST_FILES).isEmpty();
    }

    @Test
    void packages_have_no_cycles() {
        SlicesRuleDefinition.slices()
                .matching("dev.porthole.(**)")
                .should()
                .beFreeOfCycles()
                .check(SHIPPED);
    }

    @Test
    void records_have_few_components() {
        assertThat(SHIPPED.stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.reflect().getRecordComponents().length > MOST_COMPONENTS)
                        .map(JavaClass::getName))
                .as("records of more than %d components", MOST_COMPONENTS)
                .isEmpty();
    }
}
