/** What other modules may ask of evaluation, inside their own transaction. */
export { badRatingClusters, type RatingState, ratedAmong, ratingState } from './queries.ts'
