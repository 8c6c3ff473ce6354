package io.github.secureblocks.samples.kotlin

import org.springframework.jdbc.core.JdbcTemplate

typealias Condition = (String) -> String

inline fun JdbcTemplate.deleteWhere(condition: () -> String) {
    execute("delete from notes where ${condition()}") // unsafe sql/dynamic-text
}

inline fun JdbcTemplate.limited(rows: Int, then: JdbcTemplate.() -> Unit) {
    execute("set max rows $rows") // safe sql/dynamic-text
    then()
}

/** Functions and collections: scope functions, lambdas, lists and what is made of them. */
class SqlFunctions(private val db: JdbcTemplate) {
    fun unsafeLet(owner: String?) {
        owner?.let { db.execute("delete from notes where owner = '$it'") } // unsafe sql/dynamic-text
    }

    fun safeLet(owner: String?) {
        owner?.let { db.update("delete from notes where owner = ?", it) } // safe sql/dynamic-text
    }

    fun unsafeAlso(owner: String) {
        "delete from notes where owner = '$owner'".also { db.execute(it) } // unsafe sql/dynamic-text
    }

    fun safeAlso() {
        "delete from notes".also { db.execute(it) } // safe sql/dynamic-text
    }

    fun unsafeApply(owner: String) {
        val sql = StringBuilder("delete from notes").apply { append(" where owner = '$owner'") }
        db.execute(sql.toString()) // unsafe sql/dynamic-text
    }

    fun safeApply() {
        val sql = StringBuilder("delete from notes").apply { append(" where owner is null") }
        db.execute(sql.toString()) // safe sql/dynamic-text
    }

    fun unsafeRun(owner: String) {
        val sql = owner.run { "delete from notes where owner = '$this'" }
        db.run { execute(sql) } // unsafe sql/dynamic-text
    }

    fun safeRun(owner: String) {
        val sql = owner.run { "delete from notes where length(owner) = $length" }
        with(db) { execute(sql) } // safe sql/dynamic-text
    }

    fun unsafeInline(owner: String) {
        db.deleteWhere { "owner = '$owner'" } // unsafe sql/dynamic-text
    }

    fun safeInline(done: Boolean) {
        db.deleteWhere { if (done) "done = 1" else "owner is null" } // safe sql/dynamic-text
    }

    fun unsafeInlineTwice(owner: String) {
        db.limited(10) { deleteWhere { "owner = '$owner'" } } // unsafe sql/dynamic-text
    }

    fun safeInlineTwice(rows: Int) {
        db.limited(rows) { deleteWhere { "owner is null" } } // safe sql/dynamic-text
    }

    fun unsafeLambda(owner: String) {
        val condition: Condition = { "$it = '$owner'" }
        db.execute("delete from notes where " + condition("owner")) // unsafe sql/dynamic-text
    }

    fun safeLambda() {
        val condition: Condition = { "$it is null" }
        db.execute("delete from notes where " + condition("owner")) // safe sql/dynamic-text
    }

    fun unsafeHigherOrder(owner: String) {
        db.execute(where { "owner = '$owner'" }) // unsafe sql/dynamic-text
    }

    fun safeHigherOrder() {
        db.execute(where { "owner is null" }) // safe sql/dynamic-text
    }

    private fun where(condition: () -> String) = "delete from notes where " + condition()

    fun unsafeReceiver(owner: String) {
        db.execute(built { append(" where owner = '").append(owner).append("'") }) // unsafe sql/dynamic-text
    }

    fun safeReceiver() {
        db.execute(built { append(" where owner is null") }) // safe sql/dynamic-text
    }

    private fun built(more: StringBuilder.() -> Unit): String {
        val text = StringBuilder("delete from notes")
        text.more()
        return text.toString()
    }

    fun unsafeReference(owner: String) {
        db.execute("delete from notes where owner = " + listOf(owner).map(String::quoted).first()) // unsafe sql/dynamic-text
    }

    fun safeReference() {
        db.execute("delete from notes where owner = " + listOf("nobody").map(String::quoted).first()) // safe sql/dynamic-text
    }

    fun unsafeAsReversed(owner: String) {
        db.execute("delete from notes where owner = " + listOf("1", owner).asReversed().first()) // unsafe sql/dynamic-text
    }

    fun safeAsReversed() {
        db.execute("delete from notes where owner = " + listOf("1", "2").asReversed().first()) // safe sql/dynamic-text
    }

    fun unsafeJoined(columns: List<String>) {
        db.execute("select ${columns.joinToString(", ")} from notes") // unsafe sql/dynamic-text
    }

    fun safeJoined() {
        db.execute("select ${listOf("id", "title").joinToString(", ")} from notes") // safe sql/dynamic-text
    }

    fun unsafeJoinedWithLambda(columns: List<String>) {
        db.execute("select ${columns.joinToString { "n.$it" }} from notes") // unsafe sql/dynamic-text
    }

    fun safeJoinedWithLambda(ids: List<Long>) {
        db.execute("select * from notes where id in (${ids.joinToString { "?" }})") // safe sql/dynamic-text
    }

    fun unsafeNumbers(ids: List<String>) {
        db.execute("select * from notes where id in (${ids.joinToString(",")})") // unsafe sql/dynamic-text
    }

    fun safeNumbers(ids: List<String>) {
        db.execute("select * from notes where id in (${ids.map { it.toInt() }.joinToString(",")})") // safe sql/dynamic-text
    }

    fun unsafeMapped(columns: List<String>) {
        val text = columns.map { "n.$it" }.joinToString()
        db.execute("select $text from notes") // unsafe sql/dynamic-text
    }

    fun safeMapped() {
        val text = listOf("id", "title").map { "n.$it" }.joinToString()
        db.execute("select $text from notes") // safe sql/dynamic-text
    }

    fun unsafeFiltered(columns: List<String>) {
        val text = columns.filter { it.isNotEmpty() }.joinToString()
        db.execute("select $text from notes") // unsafe sql/dynamic-text
    }

    fun safeFiltered(columns: List<String>) {
        val text = listOf("id", "title").filter { it in columns }.joinToString()
        db.execute("select $text from notes") // safe sql/dynamic-text
    }

    fun unsafeFilteredByAllowed(columns: List<String>) {
        val text = columns.filter { it !in ALLOWED }.joinToString()
        db.execute("select $text from notes") // unsafe sql/dynamic-text
    }

    fun safeFilteredByAllowed(columns: List<String>) {
        val text = columns.filter { it in ALLOWED }.joinToString()
        db.execute("select $text from notes") // safe sql/dynamic-text
    }

    fun unsafeMutableList(owner: String?) {
        val conditions = mutableListOf("done = 0")
        if (owner != null) conditions += "owner = '$owner'"
        db.execute("select * from notes where ${conditions.joinToString(" and ")}") // unsafe sql/dynamic-text
    }

    fun safeMutableList(owner: String?) {
        val conditions = mutableListOf("done = 0")
        if (owner != null) conditions += "owner = ?"
        db.execute("select * from notes where ${conditions.joinToString(" and ")}") // safe sql/dynamic-text
    }

    fun unsafeListOfNotNull(owner: String?) {
        val conditions = listOfNotNull("done = 0", owner?.let { "owner = '$it'" })
        db.execute("select * from notes where ${conditions.joinToString(" and ")}") // unsafe sql/dynamic-text
    }

    fun safeListOfNotNull(owner: String?) {
        val conditions = listOfNotNull("done = 0", owner?.let { "owner = ?" })
        db.execute("select * from notes where ${conditions.joinToString(" and ")}") // safe sql/dynamic-text
    }

    fun unsafeBuildList(owner: String) {
        val conditions = buildList {
            add("done = 0")
            add("owner = '$owner'")
        }
        db.execute("select * from notes where ${conditions.joinToString(" and ")}") // unsafe sql/dynamic-text
    }

    fun safeBuildList(mine: Boolean) {
        val conditions = buildList {
            add("done = 0")
            if (mine) add("owner = ?")
        }
        db.execute("select * from notes where ${conditions.joinToString(" and ")}") // safe sql/dynamic-text
    }

    fun unsafePlusLists(columns: List<String>) {
        db.execute("select ${(listOf("id") + columns).joinToString()} from notes") // unsafe sql/dynamic-text
    }

    fun safePlusLists() {
        db.execute("select ${(listOf("id") + "title" + listOf("day")).joinToString()} from notes") // safe sql/dynamic-text
    }

    fun unsafeGetOrNull(columns: List<String>) {
        db.execute("select ${columns.getOrNull(0) ?: "id"} from notes") // unsafe sql/dynamic-text
    }

    fun safeGetOrNull(index: Int) {
        db.execute("select ${COLUMNS.getOrNull(index) ?: "id"} from notes") // safe sql/dynamic-text
    }

    fun unsafeFind(column: String, columns: List<String>) {
        db.execute("select ${columns.find { it == column }} from notes") // unsafe sql/dynamic-text
    }

    fun safeFind(column: String) {
        db.execute("select ${COLUMNS.find { it == column } ?: "id"} from notes") // safe sql/dynamic-text
    }

    fun unsafeForLoop(owners: Array<String>) {
        for (owner in owners) {
            db.execute("delete from notes where owner = '$owner'") // unsafe sql/dynamic-text
        }
    }

    fun safeForLoop() {
        for ((index, table) in listOf("notes", "drafts").withIndex()) {
            db.execute("delete from $table where part = $index") // safe sql/dynamic-text
        }
    }

    fun unsafeForEach(owners: List<String>) {
        owners.forEach { db.execute("delete from notes where owner = '$it'") } // unsafe sql/dynamic-text
    }

    fun safeForEach() {
        listOf("notes", "drafts").forEach { db.execute("delete from $it") } // safe sql/dynamic-text
    }

    fun unsafeFold(columns: List<String>) {
        db.execute(columns.fold("select id") { all, each -> "$all, $each" }) // unsafe sql/dynamic-text
    }

    fun safeFold() {
        db.execute(COLUMNS.fold("select id") { all, each -> "$all, $each" }) // safe sql/dynamic-text
    }

    fun unsafeSplit(columns: String) {
        db.execute("select ${columns.split(",").first()} from notes") // unsafe sql/dynamic-text
    }

    fun safeSplit() {
        db.execute("select ${"id,title".split(",").first()} from notes") // safe sql/dynamic-text
    }

    fun unsafeSequence(columns: List<String>) {
        db.execute("select ${columns.asSequence().map { "n.$it" }.joinToString()} from notes") // unsafe sql/dynamic-text
    }

    fun safeSequence() {
        db.execute("select ${sequenceOf("id", "title").map { "n.$it" }.joinToString()} from notes") // safe sql/dynamic-text
    }

    fun unsafeAssociate(column: String, columns: List<String>) {
        val known = columns.associateWith { "n.$it" }
        db.execute("select ${known[column]} from notes") // unsafe sql/dynamic-text
    }

    fun safeAssociate(column: String) {
        val known = COLUMNS.associateWith { "n.$it" }
        db.execute("select ${known[column]} from notes") // safe sql/dynamic-text
    }

    private companion object {
        val COLUMNS = listOf("id", "title")
        val ALLOWED = setOf("id", "title")
    }
}
