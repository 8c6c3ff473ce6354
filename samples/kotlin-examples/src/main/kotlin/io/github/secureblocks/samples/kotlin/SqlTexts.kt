package io.github.secureblocks.samples.kotlin

import org.springframework.jdbc.core.JdbcTemplate

const val NOTES = "notes"
val orderedByTitle = " order by title"

fun titled(title: String) = "select * from notes where title = '$title'"

fun counted(table: String) = "select count(*) from $table"

fun String.quoted() = "'$this'"

/** Text that is put together: templates, plus, builders, functions at the top level, extensions. */
class SqlTexts(private val db: JdbcTemplate) {
    fun unsafeTemplate(owner: String) {
        db.execute("delete from notes where owner = '$owner'") // unsafe sql/dynamic-text
    }

    fun safeTemplate(table: Int) {
        db.execute("delete from ${NOTES}_$table where $LIMIT") // safe sql/dynamic-text
    }

    fun unsafePlus(owner: String?) {
        db.execute("delete from notes where owner = " + owner) // unsafe sql/dynamic-text
    }

    fun safePlus() {
        db.execute("select * from " + NOTES + orderedByTitle) // safe sql/dynamic-text
    }

    fun unsafeAssigned(owner: String) {
        var sql = "select * from notes"
        sql += " where owner = '$owner'"
        db.execute(sql) // unsafe sql/dynamic-text
    }

    fun safeAssigned(all: Boolean) {
        var sql = "select * from notes"
        if (!all) sql += LIMIT
        db.execute(sql) // safe sql/dynamic-text
    }

    fun unsafeTrimIndent(owner: String) {
        val sql = """
            select * from notes
            where owner = '$owner'
        """.trimIndent()
        db.execute(sql) // unsafe sql/dynamic-text
    }

    fun safeTrimIndent(all: Boolean) {
        val sql = """
            select * from notes
            ${if (all) "" else "where done = 0"}
        """.trimIndent()
        db.execute(sql) // safe sql/dynamic-text
    }

    fun unsafeTrimMargin(owner: String) {
        db.execute("|delete from notes where owner = '$owner'".trimMargin()) // unsafe sql/dynamic-text
    }

    fun safeTrimMargin(all: Boolean) {
        val table = if (all) "notes" else "drafts"
        db.execute("|delete from $table".trimMargin()) // safe sql/dynamic-text
    }

    fun unsafeBuildString(owner: String?) {
        val sql = buildString {
            append("select * from notes")
            if (owner != null) append(" where owner = '").append(owner).append("'")
        }
        db.execute(sql) // unsafe sql/dynamic-text
    }

    fun safeBuildString(owner: String?) {
        val sql = buildString {
            append("select * from notes")
            if (owner != null) append(" where owner = ?")
            appendLine()
        }
        db.execute(sql) // safe sql/dynamic-text
    }

    fun unsafeTopLevel(title: String) {
        db.execute(titled(title)) // unsafe sql/dynamic-text
    }

    fun safeTopLevel() {
        db.execute(counted("notes")) // safe sql/dynamic-text
    }

    fun unsafeExtension(owner: String) {
        db.execute("delete from notes where owner = ${owner.quoted()}") // unsafe sql/dynamic-text
    }

    fun safeExtension() {
        db.execute("delete from notes where owner = ${"nobody".quoted()}") // safe sql/dynamic-text
    }

    fun unsafeTrimmed(owner: String) {
        db.execute("delete from notes where owner = '${owner.trim().lowercase()}'") // unsafe sql/dynamic-text
    }

    fun safeTrimmed(all: Boolean) {
        val table = if (all) " NOTES " else " DRAFTS "
        db.execute("delete from ${table.trim().lowercase()}") // safe sql/dynamic-text
    }

    fun unsafeReplaced(owner: String) {
        db.execute("delete from notes where owner = ':owner'".replace(":owner", owner)) // unsafe sql/dynamic-text
    }

    fun safeReplaced() {
        db.execute("delete from :table".replace(":table", NOTES)) // safe sql/dynamic-text
    }

    fun unsafeFormat(owner: String) {
        db.execute("delete from notes where owner = '%s'".format(owner)) // unsafe sql/dynamic-text
    }

    fun safeFormat(id: Long) {
        db.execute("delete from notes where id = %d".format(id)) // safe sql/dynamic-text
    }

    fun unsafeSubstring(order: String) {
        db.execute("select * from notes order by " + order.substringBefore(' ')) // unsafe sql/dynamic-text
    }

    fun safeSubstring() {
        db.execute("select * from " + "notes.title".substringBefore('.')) // safe sql/dynamic-text
    }

    companion object {
        const val LIMIT = " limit 100"
    }
}
