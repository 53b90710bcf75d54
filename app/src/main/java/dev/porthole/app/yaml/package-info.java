/**
 * YAML that a person writes: read with every mistake at its line and column, and watched for changes. Called by whoever
 * has files of a person's own, such as boards and alarms; knows none of them.
 */
@NullMarked
package dev.porthole.app.yaml;

import org.jspecify.annotations.NullMarked;
