namespace TracedSqlite;

/// <summary>An SQL statement and the low-cardinality names of its span.</summary>
/// <param name="Operation">The SQL verb, such as <c>INSERT</c>.</param>
/// <param name="Collection">The table.</param>
/// <param name="Text">The SQL with parameters instead of values, so that it contains no personal data.</param>
public sealed record SqlStatement(string Operation, string Collection, string Text);
