package io.github.secureblocks.samples.corpus.sql;

final class SnakeNaming implements ColumnNaming {
    @Override
    public String column(String field) {
        StringBuilder name = new StringBuilder();
        for (char c : field.toCharArray()) {
            if (Character.isUpperCase(c)) {
                name.append('_');
            }
            name.append(Character.toLowerCase(c));
        }
        return name.toString();
    }
}
