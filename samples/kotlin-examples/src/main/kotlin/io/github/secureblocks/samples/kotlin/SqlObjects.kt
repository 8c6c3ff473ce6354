package io.github.secureblocks.samples.kotlin

import org.springframework.jdbc.core.JdbcTemplate

data class Query(val table: String, val order: String = "id") {
    val text: String
        get() = "select * from $table order by $order"
}

object Tables {
    const val DRAFTS = "drafts"
    val notes = "notes"
    private val archive by lazy { "archive" }

    fun archived() = archive

    fun of(user: String) = "notes_$user"
}

@JvmInline
value class Column(val name: String)

interface Named {
    val name: String
    val title: String get() = "title_$name"
}

class Fixed : Named {
    override val name = "fixed"
}

class Given(override val name: String) : Named

class Delegating(named: Named) : Named by named

/** Values that travel in objects: data classes, objects, lateinit, lazy, defaults, inline classes, delegates. */
class SqlObjects(private val db: JdbcTemplate) {
    private lateinit var table: String
    private lateinit var fixed: String
    private val order by lazy { "title" }

    fun configure(name: String) {
        table = name
        fixed = "notes"
    }

    fun unsafeLateinit() {
        db.execute("select * from $table") // unsafe sql/dynamic-text
    }

    fun safeLateinit() {
        db.execute("select * from $fixed") // safe sql/dynamic-text
    }

    fun unsafeLazy(name: String) {
        val table by lazy { "notes_$name" }
        db.execute("select * from $table") // unsafe sql/dynamic-text
    }

    fun safeLazy() {
        db.execute("select * from notes order by $order") // safe sql/dynamic-text
    }

    fun unsafeObject(user: String) {
        db.execute("select * from ${Tables.of(user)}") // unsafe sql/dynamic-text
    }

    fun safeObject() {
        db.execute("select * from ${Tables.notes}, ${Tables.DRAFTS}") // safe sql/dynamic-text
    }

    fun safeLazyOfAnObject() {
        db.execute("select * from ${Tables.archived()}") // safe sql/dynamic-text
    }

    fun unsafeProperty(order: String) {
        db.execute(Query("notes", order).text) // unsafe sql/dynamic-text
    }

    fun safeProperty() {
        db.execute(Query("notes", "title").text) // safe sql/dynamic-text
    }

    fun unsafeCopy(order: String) {
        db.execute(Query("notes").copy(order = order).text) // unsafe sql/dynamic-text
    }

    fun safeCopy() {
        db.execute(Query("notes").copy(order = "title").text) // safe sql/dynamic-text
    }

    fun unsafeComponents(order: String) {
        val (table, column) = Query("notes", order)
        db.execute("select * from $table order by $column") // unsafe sql/dynamic-text
    }

    fun safeComponents(order: String) {
        val (table, _) = Query("notes", order)
        db.execute("select * from $table") // safe sql/dynamic-text
    }

    fun unsafePair(order: String) {
        val (table, column) = "notes" to order
        db.execute("select * from $table order by $column") // unsafe sql/dynamic-text
    }

    fun safePair(order: String) {
        val (table, _) = "notes" to order
        db.execute("select * from $table") // safe sql/dynamic-text
    }

    fun unsafeTriple(order: String) {
        val all = Triple("notes", "id", order)
        db.execute("select * from ${all.first} order by ${all.third}") // unsafe sql/dynamic-text
    }

    fun safeTriple(order: String) {
        val all = Triple("notes", "id", order)
        db.execute("select * from ${all.first} order by ${all.second}") // safe sql/dynamic-text
    }

    fun unsafeDataToString(order: String) {
        db.execute("-- ${Query("notes", order)}") // unsafe sql/dynamic-text
    }

    fun safeDataToString() {
        db.execute("-- ${Query("notes")}") // safe sql/dynamic-text
    }

    fun unsafeDefault(order: String) {
        sorted(order = order)
    }

    fun safeDefault() {
        listed()
    }

    private fun sorted(table: String = "notes", order: String = "id") {
        db.execute("select * from $table order by $order") // unsafe sql/dynamic-text
    }

    private fun listed(table: String = "notes", order: String = "id") {
        db.execute("select * from $table order by $order") // safe sql/dynamic-text
    }

    fun unsafeInlineClass(name: String) {
        db.execute(ordered(Column(name))) // unsafe sql/dynamic-text
    }

    fun safeInlineClass() {
        db.execute(ordered(Column("title"))) // safe sql/dynamic-text
    }

    private fun ordered(column: Column) = "select * from notes order by ${column.name}"

    fun unsafeDefaultMethod(name: String) {
        db.execute("select " + Given(name).title) // unsafe sql/dynamic-text
    }

    fun safeDefaultMethod() {
        db.execute("select " + Fixed().title) // safe sql/dynamic-text
    }

    fun unsafeDelegate(name: String) {
        db.execute("select " + Delegating(Given(name)).name) // unsafe sql/dynamic-text
    }

    fun safeDelegate() {
        db.execute("select " + Delegating(Fixed()).name) // safe sql/dynamic-text
    }

    fun unsafeVararg(name: String) {
        db.execute(selected("id", name)) // unsafe sql/dynamic-text
    }

    fun safeVararg() {
        db.execute(selected("id", "title")) // safe sql/dynamic-text
    }

    private fun selected(vararg columns: String) = "select ${columns.joinToString()} from notes"

    fun unsafeNotNull(name: String?) {
        db.execute("select " + name!!) // unsafe sql/dynamic-text
    }

    fun safeNotNull(all: Boolean) {
        val name: String? = if (all) "id" else null
        db.execute("select " + requireNotNull(name)) // safe sql/dynamic-text
    }

    fun unsafeCast(name: Any) {
        db.execute("select " + (name as? String ?: "id")) // unsafe sql/dynamic-text
    }

    fun safeCast(name: Any) {
        db.execute("select " + if (name is Int) name else "id") // safe sql/dynamic-text
    }
}
