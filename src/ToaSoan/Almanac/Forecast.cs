namespace ToaSoan.Almanac;

/// <summary>The weather of a place: now, by the hour, seven days. Instants are UTC, temperatures in °C, wind in km/h, rain in mm.</summary>
public sealed record Forecast(DateTime At, double Temperature, double? FeelsLike, double? Humidity, double? Wind, double? WindFrom, int Code, bool Light, IReadOnlyList<ForecastHour> Hours, IReadOnlyList<ForecastDay> Days);

/// <summary>An hour to come.</summary>
public sealed record ForecastHour(DateTime At, double Temperature, double? RainChance);

/// <summary>A day to come.</summary>
public sealed record ForecastDay(DateOnly Day, int Code, double Low, double High, double? Rain, double? RainChance);

/// <summary>A sheet of rates in đồng.</summary>
public sealed record RateSheet(DateTime AsOf, IReadOnlyList<Rate> Rates);

/// <summary>A currency: what is paid for cash, for a transfer, and what is asked; null where the sheet names no price.</summary>
public sealed record Rate(string Code, string Name, decimal? Cash, decimal? Transfer, decimal? Sell);
