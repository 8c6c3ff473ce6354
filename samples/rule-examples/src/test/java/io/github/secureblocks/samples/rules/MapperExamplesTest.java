package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.Scan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML mappers, by what the rule finds in them and by what MyBatis makes of them. */
class MapperExamplesTest {
    private static final Path FILES =
            Examples.ROOT.resolve("samples/rule-examples/src/main/resources/io/github/secureblocks/samples/rules/sql");
    private static final String NAME = "SqlInterpolatedMapper";
    private static final String HOSTILE = "x' or '1' = '1";

    private static List<Hit> hits;

    /** Whatever a statement asks for. */
    private static final class Hostile extends HashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean containsKey(Object key) {
            return true;
        }

        @Override
        public Object get(Object key) {
            return HOSTILE;
        }
    }

    @BeforeAll
    static void scanTheExamples() {
        try (ClassPath classPath = ClassPath.of(MapperExamplesTest.class.getClassLoader());
                ClassFiles classes =
                        ClassFiles.read(List.of(Examples.ROOT.resolve("samples/rule-examples/target/classes")))) {
            hits = Scan.of(Examples.RULES).run(classes, classPath).hits();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad", "Good", "NearMiss"})
    void areFoundOnExactlyTheMarkedLines(String kind) throws IOException {
        List<String> lines = Files.readAllLines(FILES.resolve(NAME + kind + ".xml"));
        Set<Integer> marked = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).contains("<!-- finds sql/interpolated-mapper -->"))
                .mapToObj(line -> line + 1)
                .collect(Collectors.toSet());
        Set<Integer> found = hits.stream()
                .filter(hit -> hit.location().endsWith(NAME + kind + ".xml"))
                .map(Hit::line)
                .collect(Collectors.toSet());
        assertThat(found).containsExactlyInAnyOrderElementsOf(marked);
        assertThat(marked.isEmpty()).isEqualTo(!kind.equals("Bad"));
    }

    @Test
    void takeTheValueIntoEachStatementOfTheBadOne() throws IOException {
        assertThat(statements("Bad")).hasSize(5).allMatch(statement -> statement.contains(HOSTILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Good", "NearMiss"})
    void takeItIntoNoOther(String kind) throws IOException {
        assertThat(statements(kind)).hasSize(3).noneMatch(statement -> statement.contains(HOSTILE));
    }

    private static Set<String> statements(String kind) throws IOException {
        Configuration configuration = new Configuration();
        byte[] bytes = Files.readAllBytes(FILES.resolve(NAME + kind + ".xml"));
        new XMLMapperBuilder(new ByteArrayInputStream(bytes), configuration, kind, configuration.getSqlFragments())
                .parse();
        return configuration.getMappedStatements().stream()
                .map(MappedStatement.class::cast)
                .map(statement -> statement.getBoundSql(new Hostile()).getSql())
                .collect(Collectors.toSet());
    }
}
