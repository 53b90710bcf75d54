package dev.porthole.app.fence;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What the fence is drawn around: the classes that are shipped, without their tests. */
final class Fence {

    private Fence() {}

    static JavaClasses shipped() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.porthole");
    }
}
