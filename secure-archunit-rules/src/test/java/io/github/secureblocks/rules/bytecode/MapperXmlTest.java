package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mappers beside the classes: each line that ends in the mark is told, no other is. */
class MapperXmlTest {
    static final Rule RULE =
            Catalogue.standard().rule("sql/interpolated-mapper").orElseThrow();
    static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8" ?>
            <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
            <mapper namespace="com.acme.NoteMapper">
            """;
    private static final String MARK = "<!-- ! -->";

    @TempDir
    Path directory;

    static ScanResult scan(Path... paths) {
        try (ClassFiles files = ClassFiles.read(List.of(paths));
                ClassPath none = ClassPath.of(List.of())) {
            return Scan.of(List.of(RULE)).run(files, none);
        }
    }

    private void firesWhereMarked(String body) throws IOException {
        String text = HEAD + body + "</mapper>\n";
        Files.writeString(directory.resolve("Notes.xml"), text);
        TreeSet<Integer> marked = new TreeSet<>();
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).endsWith(MARK)) {
                marked.add(line + 1);
            }
        }
        ScanResult result = scan(directory);
        assertThat(result.unreadable()).isEmpty();
        assertThat(result.hits()).allMatch(hit -> hit.verdict() == Verdict.STRUCTURE);
        assertThat(new TreeSet<>(result.hits().stream().map(Hit::line).toList()))
                .isEqualTo(marked);
    }

    @Test
    void tellsThePlaceAndTheStatement() throws Exception {
        Path file = Files.createDirectories(directory.resolve("mapper")).resolve("Notes.xml");
        Files.writeString(
                file, HEAD + "<select id=\"sorted\">select id\nfrom notes order by ${column}</select></mapper>");
        assertThat(scan(directory).hits()).singleElement().satisfies(hit -> {
            assertThat(hit.location()).isEqualTo(file.toString());
            assertThat(hit.sourceFile()).isEqualTo("mapper/Notes.xml");
            assertThat(hit.line()).isEqualTo(5);
            assertThat(hit.className() + "#" + hit.method()).isEqualTo("com.acme.NoteMapper#sorted");
            assertThat(hit.found()).isEqualTo("pastes ${column} into its text");
        });
    }

    @Test
    void readsTheTextOfEveryStatementAndOfWhatLiesInIt() throws Exception {
        firesWhereMarked("""
                <select id="a">select * from notes
                  <where>
                    <if test="owner != null">owner = '${owner}'</if> <!-- ! -->
                    <choose>
                      <when test="a">and a = #{a}</when>
                      <otherwise>and b = ${b.c}</otherwise> <!-- ! -->
                    </choose>
                    <foreach collection="ids" item="id" open="(" close=")">${id}</foreach> <!-- ! -->
                  </where>
                </select>
                <insert id="b">
                  <selectKey keyProperty="id" resultType="int">
                    select nextval('${sequence}') <!-- ! -->
                  </selectKey>
                  insert into notes(id) values (#{id})
                </insert>
                <update id="c"><![CDATA[
                  update notes set a = 1 where b < 2
                  and c = '${c}' ]]> <!-- ! -->
                </update>
                <delete id="d">delete from $<!-- x -->{table}</delete> <!-- ! -->
                <sql id="e">${columns}</sql> <!-- ! -->
                <select id="f">select '\\${unescaped}'</select> <!-- ! -->
                """);
    }

    @Test
    void isSilentWhereNothingIsPasted() throws Exception {
        firesWhereMarked("""
                <!-- select ${commented} -->
                <resultMap id="m" type="Note"><result column="${x}" property="y"/></resultMap>
                <select id="a" resultType="${type}">
                  select '$5', #{a.b,jdbcType=VARCHAR}, ${@com.acme.Status@OPEN}
                  <!-- ${commented} -->
                  <trim prefix="${prefix}">x</trim>
                  <bind name="p" value="'%' + q + '%'"/> and q like #{p}
                </select>
                """);
    }

    @Test
    void knowsWhatAnIncludeFillsWithAConstant() throws Exception {
        firesWhereMarked("""
                <sql id="columns">${alias}.id, ${alias}.${other}</sql> <!-- ! -->
                <select id="a">
                  select <include refid="columns"><property name="alias" value="n"/></include> from notes n
                  where n.x = ${alias} <!-- ! -->
                </select>
                <sql id="dynamic">${order}</sql> <!-- ! -->
                <select id="b">
                  select 1 order by <include refid="dynamic"><property name="order" value="${column}"/></include>
                </select>
                """);
    }

    @Test
    void knowsWhatAnIncludeOfAnotherFileFills() throws Exception {
        Files.writeString(directory.resolve("Base.xml"), HEAD + "<sql id='c'>${alias}.id</sql></mapper>");
        assertThat(scan(directory).hits()).hasSize(1);
        Files.writeString(
                directory.resolve("Other.xml"),
                HEAD + "<select id='s'>select <include refid='com.acme.NoteMapper.c'>"
                        + "<property name='alias' value='n'/></include></select></mapper>");
        assertThat(scan(directory).hits()).isEmpty();
    }

    @Test
    void knowsWhatTheApplicationsSettingsFill() throws Exception {
        Files.writeString(
                directory.resolve("Notes.xml"), HEAD + "<select id='s'>select 1 from ${schema}.n</select></mapper>");
        assertThat(scan(directory).hits()).hasSize(1);
        Files.writeString(directory.resolve("application.properties"), "mybatis.configuration-properties.schema=app\n");
        assertThat(scan(directory).hits()).isEmpty();
    }

    @Test
    void passesOverXmlThatIsNoMapper() throws Exception {
        Files.writeString(directory.resolve("pom.xml"), "<project><select>${x}</select></project>");
        Files.writeString(directory.resolve("other.xml"), "<mapper><select id='s'>${x}</select></mapper>");
        Files.writeString(directory.resolve("in.xml"), "<a><mapper namespace='b'><select>${x}</select></mapper></a>");
        Files.writeString(directory.resolve("Notes.txt"), HEAD + "<select id='s'>${x}</select></mapper>");
        Files.writeString(directory.resolve("broken.xml"), "<project><select>${x}");
        ScanResult result = scan(directory);
        assertThat(result.hits()).isEmpty();
        assertThat(result.unreadable()).isEmpty();
    }

    @Test
    void readsMappersInJarsWithinJars() throws Exception {
        byte[] inner = Jars.with("mapper/Notes.xml", (HEAD + "<sql id='s'>${x}</sql></mapper>").getBytes())
                .bytes();
        Path jar = Files.write(
                directory.resolve("app.jar"),
                Jars.with("BOOT-INF/lib/x.jar", inner)
                        .and("BOOT-INF/classes/Own.xml", HEAD + "<sql id='s'>${x}</sql></mapper>")
                        .bytes());
        assertThat(scan(jar).hits().stream()
                        .map(hit -> hit.location().substring(jar.toString().length()) + " " + hit.sourceFile()))
                .containsExactly(
                        "!/BOOT-INF/classes/Own.xml Own.xml",
                        "!/BOOT-INF/lib/x.jar!/mapper/Notes.xml mapper/Notes.xml");
    }
}
