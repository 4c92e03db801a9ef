namespace Woordhouder.Patrons;

/// <summary>Ages in whole years. Who was born on 29 February turns a year older on 1 March in a common year, as the door's age condition counts.</summary>
internal static class Age
{
    /// <summary>From this age on a person decides about their own data (UAVG art. 5(1), D5).</summary>
    public const int Own = 16;
    /// <summary>Below this age lending is free of charge (Wsob art. 13, D41).</summary>
    public const int Adult = 18;
    /// <summary>Nobody is older than this; a birth date beyond it is a slip of the keyboard.</summary>
    public const int Oldest = 120;

    public static int On(DateOnly day, DateOnly born)
    {
        var years = day.Year - born.Year;
        return born > day.AddYears(-years) ? years - 1 : years;
    }

    /// <summary>The day on which somebody reaches this age.</summary>
    public static DateOnly Birthday(DateOnly born, int age)
    {
        var day = born.AddYears(age);
        return day.Day == born.Day ? day : day.AddDays(1);
    }

    /// <summary>Who was born on this day or later is younger than the age.</summary>
    public static DateOnly FirstTooYoung(DateOnly today, int age) => today.AddYears(-age).AddDays(1);
}
