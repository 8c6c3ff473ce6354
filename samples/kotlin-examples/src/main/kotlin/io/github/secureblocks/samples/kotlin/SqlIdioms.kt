package io.github.secureblocks.samples.kotlin

import kotlin.properties.Delegates
import org.springframework.jdbc.core.JdbcTemplate

@JvmInline
value class Id(val value: Long)

data class Note(val id: Long, val title: String, val tags: List<String> = emptyList())

class Where(private val parts: MutableList<String> = mutableListOf()) {
    operator fun plusAssign(part: String) {
        parts += part
    }

    infix fun and(part: String) = apply { parts.add(part) }

    override fun toString() = parts.joinToString(" and ")
}

class Table<T : Any>(private val name: T) {
    operator fun invoke() = "select * from $name"
}

/** More of the language: operators, early returns, object expressions, delegates, partial matches, coroutines' shape. */
class SqlIdioms(private val db: JdbcTemplate) {
    private var table: String by Delegates.notNull()

    fun unsafeEarlyReturn(id: String?) {
        val text = id ?: return
        if (text.isBlank()) return
        db.execute("delete from notes where id = $text") // unsafe sql/dynamic-text
    }

    fun safeEarlyReturn(id: String?) {
        val number = id?.toIntOrNull() ?: return
        db.execute("delete from notes where id = $number") // safe sql/dynamic-text
    }

    fun unsafeError(order: String) {
        if (order.length > 10) error("too long: $order")
        db.execute("select * from notes order by $order") // unsafe sql/dynamic-text
    }

    fun safeError(order: String) {
        if (order !in listOf("id", "title")) error("no such column: $order")
        db.execute("select * from notes order by $order") // safe sql/dynamic-text
    }

    fun unsafeWhenIn(order: String) {
        when (order) {
            in FORBIDDEN -> return
            else -> db.execute("select * from notes order by $order") // unsafe sql/dynamic-text
        }
    }

    fun safeWhenIn(order: String) {
        when (order) {
            in ALLOWED -> db.execute("select * from notes order by $order") // safe sql/dynamic-text
            "newest", "oldest" -> db.execute("select * from notes order by day /* $order */") // safe sql/dynamic-text
            else -> return
        }
    }

    fun unsafeAny(order: String) {
        if (ALLOWED.any { it.startsWith(order) }) db.execute("select * from notes order by $order") // unsafe sql/dynamic-text
    }

    fun safeAny(order: String) {
        if (ALLOWED.any { it == order }) db.execute("select * from notes order by $order") // safe sql/dynamic-text
    }

    fun unsafeCompanionRegex(order: String) {
        if (!LOOSE.matches(order)) return
        db.execute("select * from notes order by $order") // unsafe sql/dynamic-text
    }

    fun safeCompanionRegex(order: String) {
        if (!WORD.matches(order)) return
        db.execute("select * from notes order by $order") // safe sql/dynamic-text
    }

    fun unsafeIfEmpty(order: String?) {
        db.execute("select * from notes order by ${order.orEmpty().ifEmpty { "id" }}") // unsafe sql/dynamic-text
    }

    fun safeIfEmpty(all: Boolean) {
        val order = if (all) "" else "title"
        db.execute("select * from notes order by ${order.ifEmpty { "id" }}") // safe sql/dynamic-text
    }

    fun unsafeOperator(owner: String) {
        val where = Where()
        where += "owner = '$owner'"
        db.execute("delete from notes where $where") // unsafe sql/dynamic-text
    }

    fun safeOperator(mine: Boolean) {
        val where = Where()
        if (mine) where += "owner = ?"
        db.execute("delete from notes where $where") // safe sql/dynamic-text
    }

    fun unsafeInfix(owner: String) {
        db.execute("delete from notes where ${Where() and "done = 1" and "owner = '$owner'"}") // unsafe sql/dynamic-text
    }

    fun safeInfix() {
        db.execute("delete from notes where ${Where() and "done = 1" and "owner = ?"}") // safe sql/dynamic-text
    }

    fun unsafeInvoke(table: String) {
        db.execute(Table(table)()) // unsafe sql/dynamic-text
    }

    fun safeInvoke() {
        db.execute(Table("notes")()) // safe sql/dynamic-text
    }

    fun unsafeObjectExpression(owner: String) {
        val named = object : Named {
            override val name = "'$owner'"
        }
        db.execute("delete from notes where owner = ${named.name}") // unsafe sql/dynamic-text
    }

    fun safeObjectExpression() {
        val named = object : Named {
            override val name = "owner"
        }
        db.execute("delete from notes where owner = ${named.name}") // safe sql/dynamic-text
    }

    fun configure() {
        table = "notes"
    }

    fun safeNotNullDelegate() {
        db.execute("delete from $table") // limit sql/dynamic-text
    }

    fun unsafeMapDestructured(values: Map<String, String>) {
        for ((column, value) in values) {
            db.execute("update notes set $column = '$value'") // unsafe sql/dynamic-text
        }
    }

    fun safeMapDestructured() {
        for ((column, value) in mapOf("done" to 1, "day" to 7)) {
            db.execute("update notes set $column = $value") // safe sql/dynamic-text
        }
    }

    fun unsafeMapNames(values: Map<String, Any>) {
        db.execute("insert into notes (${values.keys.joinToString()}) values (${values.map { "?" }.joinToString()})") // unsafe sql/dynamic-text
    }

    fun safeMapNames(note: Note) {
        val values = mapOf("id" to note.id, "title" to note.title)
        db.update("insert into notes (${values.keys.joinToString()}) values (?, ?)", values.values) // safe sql/dynamic-text
    }

    fun unsafeZip(notes: List<Note>) {
        db.execute(notes.joinToString(";") { "delete from notes where title = '${it.title}'" }) // unsafe sql/dynamic-text
    }

    fun safeZip(notes: List<Note>) {
        db.execute(notes.joinToString(";") { "delete from notes where id = ${it.id}" }) // safe sql/dynamic-text
    }

    fun unsafeSortedBy(notes: List<Note>) {
        db.execute("delete from notes where title in (${notes.sortedBy { it.id }.map { it.title }.joinToString()})") // unsafe sql/dynamic-text
    }

    fun safeSortedBy(notes: List<Note>) {
        db.execute("delete from notes where id in (${notes.sortedBy { it.title }.map { it.id }.joinToString()})") // safe sql/dynamic-text
    }

    fun unsafeGrouped(notes: List<Note>) {
        notes.groupBy { it.title }.forEach { (title, _) -> db.execute("delete from notes where title = '$title'") } // unsafe sql/dynamic-text
    }

    fun safeGrouped(notes: List<Note>) {
        notes.groupBy { it.title }.forEach { (_, all) -> db.execute("delete from notes limit ${all.size}") } // safe sql/dynamic-text
    }

    fun unsafeInlineValue(id: Id, text: String) {
        db.execute("delete from notes where id = ${id.value} and title = '$text'") // unsafe sql/dynamic-text
    }

    fun safeInlineValue(id: Id) {
        db.execute("delete from notes where id = ${id.value}") // safe sql/dynamic-text
    }

    fun unsafeInlineToString(column: Column) {
        db.execute("select * from notes order by $column") // unsafe sql/dynamic-text
    }

    fun safeInlineToString(id: Id) {
        db.execute("select * from notes where id = '$id'") // safe sql/dynamic-text
    }

    fun unsafeRunCatching(day: String) {
        val number = runCatching { day.toInt().toString() }.getOrDefault(day)
        db.execute("select * from notes where day = $number") // unsafe sql/dynamic-text
    }

    fun safeRunCatching(day: String) {
        val number = runCatching { day.toInt() }.getOrDefault(0)
        db.execute("select * from notes where day = $number") // safe sql/dynamic-text
    }

    fun unsafeTry(day: String) {
        val number = try { day.toInt() } catch (_: NumberFormatException) { day }
        db.execute("select * from notes where day = $number") // unsafe sql/dynamic-text
    }

    fun safeTry(day: String) {
        val number = try { day.toInt() } catch (_: NumberFormatException) { 0 }
        db.execute("select * from notes where day = $number") // safe sql/dynamic-text
    }

    fun unsafeLocalFunction(owner: String) {
        fun where(column: String) = "$column = '$owner'"
        db.execute("delete from notes where " + where("owner")) // unsafe sql/dynamic-text
    }

    fun safeLocalFunction(mine: Boolean) {
        fun where(column: String) = if (mine) "$column = ?" else "$column is null"
        db.execute("delete from notes where " + where("owner")) // safe sql/dynamic-text
    }

    fun unsafeFunctionReference(owner: String) {
        val make: (String) -> String = ::titled
        db.execute(make(owner)) // unsafe sql/dynamic-text
    }

    fun safeFunctionReference() {
        val make: (String) -> String = ::counted
        db.execute(make("notes")) // safe sql/dynamic-text
    }

    fun unsafeRepeat(owner: String) {
        val sql = StringBuilder("select 1")
        repeat(3) { sql.append(" union select '").append(owner).append(it) }
        db.execute(sql.toString()) // unsafe sql/dynamic-text
    }

    fun safeRepeat() {
        val sql = StringBuilder("select 1")
        repeat(3) { sql.append(" union select ").append(it) }
        db.execute(sql.toString()) // safe sql/dynamic-text
    }

    fun unsafeChars(order: String) {
        if (order.all { it != ';' }) db.execute("select * from notes order by $order") // unsafe sql/dynamic-text
    }

    fun safeEnumFromEntries(direction: String) {
        val order = runCatching { Direction.valueOf(direction) }.getOrNull() ?: Direction.DESC
        db.execute("select * from notes order by id $order") // safe sql/dynamic-text
    }

    suspend fun unsafeSuspend(owner: String) {
        val text = loaded(owner)
        db.execute("delete from notes where owner = '$text'") // unsafe sql/dynamic-text
    }

    suspend fun safeSuspend(owner: String) {
        val text = loaded(owner)
        db.update("delete from notes where owner = ?", text) // safe sql/dynamic-text
    }

    private suspend fun loaded(owner: String): String {
        kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn<Unit> { }
        return owner
    }

    private companion object {
        val ALLOWED = listOf("id", "title")
        val FORBIDDEN = setOf("password")
        val WORD = Regex("[a-z_]+")
        val LOOSE = "[^;]*".toRegex()
    }
}
