package io.github.secureblocks.samples.kotlin

import org.springframework.jdbc.core.JdbcTemplate

enum class Direction { ASC, DESC }

sealed interface Order {
    val column: String
}

data object ByTitle : Order {
    override val column get() = "title"
}

data class ByColumn(override val column: String) : Order

sealed class Filter {
    data object Done : Filter()

    data class Since(val day: Int) : Filter()

    data class Raw(val text: String) : Filter()
}

/** A value that is picked: when, elvis, sets, maps, enums, sealed types. */
class SqlChoices(private val db: JdbcTemplate) {
    fun unsafeWhen(order: String) {
        val column = when (order) {
            "t" -> "title"
            "d" -> "day"
            else -> order
        }
        db.execute("select * from notes order by $column") // unsafe sql/dynamic-text
    }

    fun safeWhen(order: String) {
        val column = when (order) {
            "t" -> "title"
            "d" -> "day"
            else -> "id"
        }
        db.execute("select * from notes order by $column") // safe sql/dynamic-text
    }

    fun unsafeElvis(order: String?) {
        db.execute("select * from notes order by ${order ?: "id"}") // unsafe sql/dynamic-text
    }

    fun safeElvis(order: String) {
        db.execute("select * from notes order by ${COLUMNS[order] ?: "id"}") // safe sql/dynamic-text
    }

    fun unsafeEquality(order: String) {
        val column = if (order != "title") order else "id"
        db.execute("select * from notes order by $column") // unsafe sql/dynamic-text
    }

    fun safeEquality(order: String?) {
        val column = if (order == "title" || order == "day") order else "id"
        db.execute("select * from notes order by $column") // safe sql/dynamic-text
    }

    fun unsafeSet(order: String) {
        val column = if (order in FORBIDDEN) "id" else order
        db.execute("select * from notes order by $column") // unsafe sql/dynamic-text
    }

    fun safeSet(order: String) {
        val column = if (order in ALLOWED) order else "id"
        db.execute("select * from notes order by $column") // safe sql/dynamic-text
    }

    fun unsafeRequire(order: String) {
        require(order !in FORBIDDEN) { "No such column" }
        db.execute("select * from notes order by $order") // unsafe sql/dynamic-text
    }

    fun safeRequire(order: String) {
        require(order in ALLOWED) { "No such column: $order" }
        db.execute("select * from notes order by $order") // safe sql/dynamic-text
    }

    fun unsafeTakeIf(order: String) {
        val column = order.takeIf { it.isNotBlank() } ?: "id"
        db.execute("select * from notes order by $column") // unsafe sql/dynamic-text
    }

    fun safeTakeIf(order: String) {
        val column = order.takeIf { it in ALLOWED } ?: "id"
        db.execute("select * from notes order by $column") // safe sql/dynamic-text
    }

    fun unsafeRegex(order: String) {
        require(Regex("[^;]+").matches(order))
        db.execute("select * from notes order by $order") // unsafe sql/dynamic-text
    }

    fun safeRegex(order: String) {
        require(Regex("[a-z_]+").matches(order))
        db.execute("select * from notes order by $order") // safe sql/dynamic-text
    }

    fun unsafeInfixRegex(order: String) {
        if (order matches Regex(".+")) {
            db.execute("select * from notes order by $order") // unsafe sql/dynamic-text
        }
    }

    fun safeInfixRegex(order: String) {
        if (order matches Regex("\\w+")) {
            db.execute("select * from notes order by $order") // safe sql/dynamic-text
        }
    }

    fun unsafeEnum(direction: String) {
        db.execute("select * from notes order by id ${direction.uppercase()}") // unsafe sql/dynamic-text
    }

    fun safeEnum(direction: String) {
        val order = enumValueOf<Direction>(direction.uppercase())
        db.execute("select * from notes order by id ${order.name} nulls $order") // safe sql/dynamic-text
    }

    fun unsafeEntries(direction: String) {
        val order = Direction.entries.firstOrNull { it.name == direction }?.name ?: direction
        db.execute("select * from notes order by id $order") // unsafe sql/dynamic-text
    }

    fun safeEntries(direction: String) {
        val order = Direction.entries.firstOrNull { it.name == direction } ?: Direction.ASC
        db.execute("select * from notes order by id $order") // safe sql/dynamic-text
    }

    fun unsafeNumber(id: String) {
        db.execute("delete from notes where id = ${id.toIntOrNull() ?: id}") // unsafe sql/dynamic-text
    }

    fun safeNumber(id: String, day: String?) {
        db.execute("delete from notes where id = ${id.toInt()} or day = ${day?.toLongOrNull() ?: 0}") // safe sql/dynamic-text
    }

    fun unsafeSealedInterface(column: String) {
        val order: Order = ByColumn(column)
        db.execute("select * from notes order by ${order.column}") // unsafe sql/dynamic-text
    }

    fun safeSealedInterface() {
        val order: Order = ByTitle
        db.execute("select * from notes order by ${order.column}") // safe sql/dynamic-text
    }

    fun unsafeSealedClass(text: String) {
        db.execute("select * from notes where " + condition(Filter.Raw(text))) // unsafe sql/dynamic-text
    }

    fun safeSealedClass(day: Int?) {
        db.execute("select * from notes where " + condition(if (day == null) Filter.Done else Filter.Since(day))) // safe sql/dynamic-text
    }

    private fun condition(filter: Filter): String = when (filter) {
        is Filter.Done -> "done = 1"
        is Filter.Since -> "day > ${filter.day}"
        is Filter.Raw -> filter.text
    }

    fun unsafeMapValue(key: String, order: String) {
        val columns = mapOf("t" to "title", "o" to order)
        db.execute("select * from notes order by " + columns.getValue(key)) // unsafe sql/dynamic-text
    }

    fun safeMapValue(key: String) {
        val columns = mapOf("t" to "title", "d" to "day")
        db.execute("select * from notes order by " + columns.getValue(key)) // safe sql/dynamic-text
    }

    fun unsafeGetOrElse(key: String) {
        db.execute("select * from notes order by " + COLUMNS.getOrElse(key) { key }) // unsafe sql/dynamic-text
    }

    fun safeGetOrElse(key: String) {
        db.execute("select * from notes order by " + COLUMNS.getOrElse(key) { "id" }) // safe sql/dynamic-text
    }

    fun unsafeGetOrDefault(key: String) {
        db.execute("select * from notes order by " + COLUMNS.getOrDefault(key, key)) // unsafe sql/dynamic-text
    }

    fun safeGetOrDefault(key: String) {
        db.execute("select * from notes order by " + COLUMNS.getOrDefault(key, "id")) // safe sql/dynamic-text
    }

    private companion object {
        val COLUMNS = mapOf("t" to "title", "d" to "day")
        val ALLOWED = setOf("title", "day")
        val FORBIDDEN = listOf("password")
    }
}
